import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { type Answer, jsonAnswer } from './answer.ts';

/** An error as RFC 9457 has it. `type` is about:blank, so `title` is the status in words; `code` is ours and stable. */
export const ProblemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('what was wrong, where, and what would be right'),
  code: z.string(),
  errors: z.record(z.string(), z.string()).optional().describe('by field of the input'),
});
export type Problem = z.infer<typeof ProblemSchema>;

export const UNEXPECTED = 'Something went wrong. It has been logged.';

/** Anything thrown as problem+json: what we expected in its own words, a bug logged in full and blurred. */
export function problem(error: unknown): Answer {
  const headers = { 'content-type': 'application/problem+json' };
  if (isAppError(error)) {
    const { status, code, message: detail, fields } = error;
    return jsonAnswer(problemOf({ status, code, detail, ...(fields && { errors: { ...fields } }) }), {
      status,
      headers,
    });
  }
  log.error({ err: error }, 'a request failed');
  const status = 500;
  return jsonAnswer(problemOf({ status, code: 'unexpected', detail: UNEXPECTED }), { status, headers });
}

/** By name, not by class: the process holds the class twice, natively and inside Next's bundle. */
export const isAppError = (error: unknown): error is AppError => error instanceof Error && error.name === 'AppError';

const problemOf = (rest: Omit<Problem, 'type' | 'title'>): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[rest.status] ?? 'Error',
  ...rest,
});
