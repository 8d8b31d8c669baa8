import { AppError } from '#server/platform/errors';
import type { Row } from '../vocabulary.ts';

/** @throws AppError `invalid_input` naming the first key that two rows have. */
export function requireUniqueKeys(rows: readonly Row[], joinKeys: readonly string[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = JSON.stringify(joinKeys.map((name) => row[name]));
    if (seen.has(key)) throw new AppError('invalid_input', `Two rows have the key ${key} (${joinKeys.join(', ')}).`);
    seen.add(key);
  }
}
