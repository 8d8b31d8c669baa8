import { access } from 'node:fs/promises';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError, messageOf } from '#server/platform/errors';
import type { EntityFrame } from './historical-features.ts';

const MOMENT = 'event_timestamp';

/**
 * Entity rows from a CSV or Parquet file: its columns are join keys, `event_timestamp` (optional) is the moment of each
 * row, in UTC where it names no zone.
 *
 * @throws AppError invalid_input when the file cannot be read, is empty, or holds a moment that is no time.
 */
export async function readEntityFile(path: string): Promise<EntityFrame> {
  const columns = await readColumns(path);
  const { [MOMENT]: moments, ...keys } = columns;
  const names = Object.keys(keys);
  const rows = Object.values(columns)[0]?.length ?? 0;
  if (rows === 0 || names.length === 0) {
    throw new AppError(
      'invalid_input',
      `${path} has no entity rows: it needs a header with the join keys and a line each.`,
    );
  }
  if (!moments) return { keys };
  return { keys, at: moments.map((text, i) => toMoment(text, `${path}, row ${i + 1}`)) };
}

async function readColumns(path: string): Promise<Record<string, (string | null)[]>> {
  const reader = /\.parquet$/i.test(path) ? 'read_parquet' : 'read_csv';
  const options = reader === 'read_csv' ? ', all_varchar = true, header = true' : '';
  try {
    await access(path);
    const columns = await withDuckDb((db) =>
      db.columns(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${reader}(${quoteText(path)}${options})`),
    );
    return columns as Record<string, (string | null)[]>;
  } catch (error) {
    throw new AppError('invalid_input', `${path} cannot be read as entity rows: ${messageOf(error).split('\n')[0]}`, {
      cause: error,
    });
  }
}

function toMoment(text: string | null, place: string): Date {
  const iso = (text ?? '').trim().replace(' ', 'T');
  const zoned = /(Z|[+-]\d\d(:?\d\d)?)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`;
  const moment = new Date(zoned.replace(/([+-]\d\d)$/, '$1:00'));
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new AppError(
    'invalid_input',
    `${place}: ${MOMENT} is ${text === null ? 'missing' : `"${text}"`}; write it like 2011-12-10T00:00:00Z.`,
  );
}
