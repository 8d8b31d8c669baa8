import { stat } from 'node:fs/promises';
import { type DuckDb, type DuckScalar, quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError, messageOf } from '#server/platform/errors';
import { parseTime } from '#server/platform/parse-time';
import { type EntityFrame, type ExtraColumn, MOMENT } from './entity-frame.ts';
import type { ValueType } from './vocabulary.ts';

const VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  INTEGER: 'int32',
  SMALLINT: 'int32',
  TINYINT: 'int32',
  BIGINT: 'int64',
  FLOAT: 'float32',
  DOUBLE: 'float64',
  BOOLEAN: 'bool',
  TIMESTAMP: 'unix_timestamp',
  'TIMESTAMP WITH TIME ZONE': 'unix_timestamp',
};

interface EntityFileOptions {
  readonly joinKeys: readonly string[];
  /** Rows without a moment of their own are welcome. */
  readonly hasAsOf: boolean;
  /** What messages call the file; its path when left out. */
  readonly called?: string;
}

/**
 * Entity rows from a CSV or Parquet file: join keys, the moment of each row, and further columns, which are kept. The
 * moment is `event_timestamp`, else the only column of times, in UTC where it names no zone.
 *
 * @throws AppError invalid_input when the file cannot be read or is empty, naming every column that is missing, or the
 * row whose moment is no time.
 */
export async function readEntityFile(
  path: string,
  { joinKeys, hasAsOf, called = path }: EntityFileOptions,
): Promise<EntityFrame> {
  const { types, texts, values } = await readColumns(path, called);
  const names = Object.keys(types);
  if ((texts[names[0] ?? '']?.length ?? 0) === 0) {
    throw new AppError(
      'invalid_input',
      `${called} has no entity rows: it needs a header with the join keys and a line each.`,
    );
  }
  const momentName = findMoment(called, types, joinKeys);
  requireColumns(called, names, [...joinKeys, ...(momentName || hasAsOf ? [] : [MOMENT])]);
  const extra = names.filter((name) => !joinKeys.includes(name) && name !== momentName);
  return {
    keys: Object.fromEntries(joinKeys.map((name) => [name, texts[name]!])),
    extra: Object.fromEntries(extra.map((name) => [name, toExtra(name)])),
    ...(momentName && {
      momentName,
      at: texts[momentName]!.map((text, i) => toMoment(text, `${called}, row ${i + 1}: ${momentName}`)),
    }),
  };

  function toExtra(name: string): ExtraColumn {
    const valueType = VALUE_TYPES[types[name]!];
    return values && valueType ? { valueType, values: values[name]! } : { valueType: 'string', values: texts[name]! };
  }
}

interface FileColumns {
  /** DuckDB's type of each column: of a CSV what its texts look like. */
  readonly types: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, readonly (string | null)[]>>;
  /** Typed cells of a file that has types; a CSV has texts only, and 007 has to stay 007. */
  readonly values: Readonly<Record<string, readonly DuckScalar[]>> | null;
}

async function readColumns(path: string, called: string): Promise<FileColumns> {
  const isParquet = /\.parquet$/i.test(path);
  const file = quoteText(path);
  const typed = isParquet ? `read_parquet(${file})` : `read_csv(${file}, header = true, sample_size = -1)`;
  const plain = isParquet ? typed : `read_csv(${file}, header = true, all_varchar = true)`;
  try {
    if (!(await stat(path)).isFile()) throw new Error('it is no file');
    return await withDuckDb(async (db) => ({
      types: await describe(db, typed, isParquet ? [] : await readHeader(db, file)),
      texts: (await db.columns(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${plain}`)) as FileColumns['texts'],
      values: isParquet ? await db.columns(`SELECT * FROM ${typed}`) : null,
    }));
  } catch (error) {
    throw new AppError(
      'invalid_input',
      `${called} cannot be read as entity rows: ${reasonOf(error).replaceAll(path, called)}`,
      { cause: error },
    );
  }
}

/** DuckDB's first two sentences: what follows is a listing of its settings, or our own statement. */
function reasonOf(error: unknown): string {
  const [what = '', ...more] = messageOf(error)
    .split('\n')
    .map((line) => line.trim());
  const why = more.find((line) => line && !/^(Original Line|Possible |LINE \d)/.test(line));
  return why ? `${what}: ${why}` : what;
}

/** Names as they are written: where two differ in case at most, DuckDB gives the second a name of its own. */
async function readHeader(db: DuckDb, file: string): Promise<string[]> {
  const [first = {}] = await db.rows(`SELECT * FROM read_csv(${file}, header = false, all_varchar = true) LIMIT 1`);
  return Object.values(first).map((name) => String(name ?? '').trim());
}

async function describe(db: DuckDb, relation: string, header: readonly string[]): Promise<Record<string, string>> {
  const folded = header.map((name) => name.toLowerCase());
  const twice = header.find((name, i) => name && folded.indexOf(folded[i]!) < i);
  if (twice) throw new Error(`it has two columns named "${twice}" (upper and lower case are one); rename one of them`);
  const rows = await db.rows(`DESCRIBE SELECT * FROM ${relation}`);
  return Object.fromEntries(rows.map(({ column_name, column_type }) => [String(column_name), String(column_type)]));
}

function findMoment(called: string, types: FileColumns['types'], joinKeys: readonly string[]): string | undefined {
  if (types[MOMENT]) return MOMENT;
  const times = Object.keys(types).filter((name) => /^(TIMESTAMP|DATE)/.test(types[name]!) && !joinKeys.includes(name));
  if (times.length < 2) return times[0];
  throw new AppError(
    'invalid_input',
    `${called} has several columns of times (${times.join(', ')}); call the one that is the moment of a row ${MOMENT}.`,
  );
}

function requireColumns(called: string, names: readonly string[], required: readonly string[]): void {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  const asOf = missing.includes(MOMENT) ? ' A moment for all rows can be given instead (as of).' : '';
  throw new AppError(
    'invalid_input',
    `${called} has no ${missing.join(', no ')}; its columns are ${names.join(', ')}.${asOf}`,
  );
}

function toMoment(text: string | null, place: string): number {
  const moment = parseTime(text ?? '');
  if (!Number.isNaN(moment)) return moment;
  throw new AppError(
    'invalid_input',
    `${place} is ${text === null ? 'missing' : `"${text}"`}; write it like 2011-12-10T00:00:00Z.`,
  );
}
