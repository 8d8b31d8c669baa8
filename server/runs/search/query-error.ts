import { AppError } from '#server/platform/errors';

/** Characters of a long query shown on each side of a mistake. */
const AROUND = 60;

/**
 * A mistake in a query: what is wrong and what would be right, then the query with a caret under the place.
 * @param at where the mistake begins, 0 for the first character; it is in `fields.at` for who draws the caret itself.
 */
export function queryError(source: string, at: number, message: string): AppError {
  const from = Math.max(0, at - AROUND);
  const line = source.slice(from, at + AROUND).replace(/\s/g, ' ');
  return new AppError('invalid_input', `${message} (character ${at + 1})\n  ${line}\n  ${' '.repeat(at - from)}^`, {
    fields: { q: message, at: String(at) },
  });
}
