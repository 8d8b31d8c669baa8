import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { RETRY_AFTER_SECONDS } from '#server/inference/admission';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { type Answer, jsonAnswer } from './answer.ts';

/** An error as RFC 9457 has it. `type` is about:blank, so `title` is the status in words; `code` is ours and stable. */
export const ProblemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  detail: z.string().describe('what was wrong, where, and what would be right'),
  code: z.string(),
  errors: z.record(z.string(), z.string()).optional().describe('by field of the input'),
  error: z
    .object({ code: z.string(), message: z.string(), refs: z.array(z.string()) })
    .optional()
    .describe('the same for clients of a feature server; `refs` are the feature references it is about'),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** What the database client calls a database that does not answer, or hung up. */
const DATABASE_AWAY: ReadonlySet<unknown> = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024']);

export const UNEXPECTED = 'Something went wrong. It has been logged.';

/** Anything thrown as problem+json: what we expected in its own words, a bug logged in full and blurred. */
export function problem(error: unknown): Answer {
  return answerWith(describeFailure(error));
}

/** The same as a feature server says it, too: one object with the references in it, not a text inside a text. */
export function featureServerProblem(error: unknown): Answer {
  const value = describeFailure(error);
  const refs = error instanceof AppError ? [...error.refs] : [];
  return answerWith({ ...value, error: { code: value.code, message: value.detail, refs } });
}

/** Anything thrown in the words of a problem: what was expected in its own, a bug logged in full and blurred. */
export function describeFailure(error: unknown): Problem {
  if (error instanceof AppError) return toProblem(error);
  if (error instanceof Error && 'code' in error && DATABASE_AWAY.has(error.code)) {
    log.warn({ reason: error.message }, 'a request found no database');
    return problemOf(503, { code: 'unavailable', detail: 'The database does not answer; try again in a few seconds.' });
  }
  log.error({ err: error }, 'a request failed');
  return problemOf(500, { code: 'unexpected', detail: UNEXPECTED });
}

const answerWith = (value: Problem): Answer =>
  jsonAnswer(value, {
    status: value.status,
    headers: { 'content-type': 'application/problem+json', ...hintsOf(value.status) },
  });

/** Headers that tell a caller what to do about a status. */
export function hintsOf(status: number): Answer['headers'] {
  if (status === 429) return { 'retry-after': String(RETRY_AFTER_SECONDS) };
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  return {};
}

export const toProblem = ({ status, code, message, fields }: AppError): Problem =>
  problemOf(status, { code, detail: message, ...(fields && { errors: { ...fields } }) });

function problemOf(status: number, rest: Pick<Problem, 'code' | 'detail' | 'errors'>): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...rest };
}
