import { AppError } from '#server/platform/errors';
import { type Answer, jsonAnswer } from './answer.ts';
import { problem } from './problem.ts';

/** What an address answers to a method that it does not know: those it does know, in words and in the header (RFC 9110, 15.5.6). */
export function refuseMethod(method: string, allowed: readonly string[]): Answer {
  const answer = problem(notAllowed(method, allowed));
  return { ...answer, headers: { ...answer.headers, ...allowHeader(allowed) } };
}

/** The same in the words of the Open Inference Protocol. */
export function refuseInferenceMethod(method: string, allowed: readonly string[]): Answer {
  const { message, status } = notAllowed(method, allowed);
  return jsonAnswer({ error: message }, { status, headers: allowHeader(allowed) });
}

export const allowHeader = (allowed: readonly string[]): Answer['headers'] => ({ allow: allowed.join(', ') });

const notAllowed = (method: string, allowed: readonly string[]): AppError =>
  new AppError('method_not_allowed', `${method} is not answered at this address; it knows ${allowed.join(', ')}.`);
