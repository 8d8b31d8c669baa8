import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { keepEntityRows } from '#server/feature-store/kept-entity-rows';
import { AppError, messageOf } from '#server/platform/errors';

/**
 * Customers named in a file: CSV or Parquet with a column for each join key, or plain text with an id a line.
 * @throws AppError invalid_input when the file cannot be read or holds none.
 */
export async function nameCustomers(path: string): Promise<readonly string[] | { file: string }> {
  if (/\.parquet$/i.test(path)) return keepFile(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw cannotBeRead(path, error);
  });
  const lines = text.split(/\r?\n/);
  if (lines[0]?.includes(',')) return keepFile(path);
  const cells = lines.map((line) => line.trim().replace(/^"(.*)"$/, '$1'));
  const keys = cells.filter((cell, i) => cell !== '' && !(i === 0 && /^[a-z_]*id$/i.test(cell)));
  if (keys.length > 0) return keys;
  throw new AppError('invalid_input', `--keys: ${path} holds no customer ids; write one a line.`);
}

async function keepFile(path: string): Promise<{ file: string }> {
  const { id } = await keepEntityRows(createReadStream(path), basename(path)).catch((error: unknown) => {
    throw error instanceof AppError ? error : cannotBeRead(path, error);
  });
  return { file: id };
}

const cannotBeRead = (path: string, error: unknown) =>
  new AppError('invalid_input', `--keys: ${path} cannot be read: ${messageOf(error)}.`);
