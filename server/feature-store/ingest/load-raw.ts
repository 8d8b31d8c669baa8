import { type DuckDb, quoteName, quoteText } from '#server/platform/duckdb';
import { AppError, messageOf } from '#server/platform/errors';
import type { InspectedFile } from './inspect-file.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Makes the table `raw` with exactly the wanted columns, all text, from a file. Names are matched without regard to
 * case and surrounding blanks.
 *
 * @returns How many lines could not be taken apart as CSV and were left out.
 * @throws AppError `invalid_input` naming every column the file lacks, or that it has no rows.
 */
export async function loadRaw(db: DuckDb, file: InspectedFile, wanted: readonly string[]): Promise<number> {
  const { columns, relation } = file.format === 'parquet' ? await describeParquet(db, file) : describeCsv(file);
  const places = new Map(columns.map(({ title, name }) => [title.trim().toLowerCase(), name]));
  const missing = wanted.filter((name) => !places.has(name.toLowerCase()));
  if (missing.length > 0) {
    throw new AppError(
      'invalid_input',
      `${file.name} has no ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}; ` +
        `its columns are ${columns.map(({ title }) => title.trim()).join(', ')}.`,
    );
  }
  const list = wanted.map(
    (name) => `CAST(${quoteName(places.get(name.toLowerCase())!)} AS VARCHAR) AS ${quoteName(name)}`,
  );
  await readable(file, db.run(`CREATE TABLE raw AS SELECT ${list.join(', ')} FROM ${relation}`));
  const [counted] = await db.rows('SELECT count(*) AS rows FROM raw');
  if (counted?.rows === 0) throw new AppError('invalid_input', `${file.name} has a header and no rows.`);
  return file.format === 'csv' ? countRejected(db) : 0;
}

interface Layout {
  /** `title` as the file has it, `name` as the relation has it. */
  readonly columns: readonly { title: string; name: string }[];
  readonly relation: string;
}

/** Columns are read by place, so that a title may repeat or be anything. */
function describeCsv({ path, header, compression, encoding }: InspectedFile): Layout {
  const delimiter = DELIMITERS.reduce((best, one) =>
    splitHeader(header, one).length > splitHeader(header, best).length ? one : best,
  );
  const columns = splitHeader(header, delimiter).map((title, i) => ({ title, name: `c${i}` }));
  const types = columns.map(({ name }) => `'${name}': 'VARCHAR'`).join(', ');
  return {
    columns,
    relation: `read_csv(${quoteText(path)}, auto_detect = false, header = true, delim = ${quoteText(delimiter)},
      quote = '"', escape = '"', encoding = '${encoding}', compression = '${compression}', store_rejects = true,
      columns = {${types}})`,
  };
}

async function describeParquet(db: DuckDb, file: InspectedFile): Promise<Layout> {
  const relation = `read_parquet(${quoteText(file.path)})`;
  const described = await readable(file, db.rows(`DESCRIBE SELECT * FROM ${relation}`));
  return {
    relation,
    columns: described.map((row) => ({ title: String(row.column_name), name: String(row.column_name) })),
  };
}

function splitHeader(header: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of header) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

async function readable<T>({ name }: InspectedFile, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const [sentence] = messageOf(error).split('\n');
    throw new AppError('invalid_input', `${name} cannot be read: ${sentence}`, { cause: error });
  }
}

async function countRejected(db: DuckDb): Promise<number> {
  const [rejected] = await db.rows('SELECT count(DISTINCT line) AS lines FROM reject_errors');
  return Number(rejected?.lines);
}
