import { readFile } from 'node:fs/promises';
import { AppError, messageOf } from '#server/platform/errors';

/**
 * Entity keys from a text file: one a line, or the first column of a CSV with a header `customerid`.
 * @throws AppError invalid_input when the file cannot be read or holds none.
 */
export async function readKeys(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('invalid_input', `--keys: ${path} cannot be read: ${messageOf(error)}.`);
  });
  const cells = text.split(/\r?\n/).map((line) => (line.split(',')[0] ?? '').trim().replace(/^"(.*)"$/, '$1'));
  const keys = cells.filter((cell, i) => cell !== '' && !(i === 0 && /^[a-z_]*id$/i.test(cell)));
  if (keys.length > 0) return keys;
  throw new AppError('invalid_input', `--keys: ${path} holds no customer ids; write one a line.`);
}
