import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import type { ObjectStore } from '#server/platform/object-store';
import type { Scalar } from '../../vocabulary.ts';
import { insertStage } from './stage.ts';
import type { Warehouse } from './warehouse.ts';

/**
 * The part of Redshift that PostgreSQL does not have: COPY and UNLOAD with Parquet in S3, as its manual describes them.
 * Everything else goes on to the session.
 */
export function playRedshift(db: Warehouse, store: ObjectStore): Warehouse {
  return {
    ...db,
    async run(sql, values) {
      const copy = /^COPY (\w+) FROM '([^']+)' IAM_ROLE '[^']+' FORMAT AS PARQUET$/.exec(sql);
      if (copy) return copyParquet(db, copy[1]!, await store.get(keyIn(store, copy[2]!)));
      const unload = /^UNLOAD \('(.*)'\) TO '([^']+)' IAM_ROLE '[^']+' FORMAT AS PARQUET$/s.exec(sql);
      if (!unload) return db.run(sql, values);
      const answer = await db.columns(unload[1]!.replaceAll("''", "'"));
      await store.put(`${keyIn(store, unload[2]!)}0000_part_00.parquet`, await toParquet(answer));
    },
  };
}

const keyIn = (store: ObjectStore, uri: string): string => uri.slice(store.uri('').length);

async function copyParquet(db: Warehouse, table: string, bytes: Uint8Array): Promise<void> {
  const texts = await withFile(async (path) => {
    await writeFile(path, bytes);
    return withDuckDb((duck) =>
      duck.columns(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(${quoteText(path)})`),
    );
  });
  const columns = Object.keys(texts).map((name) => ({ name, valueType: 'string' as const }));
  const rows = (texts[columns[0]!.name] ?? []).map((_, row) => columns.map(({ name }) => texts[name]![row]!));
  await insertStage.fill(db, { name: table, columns }, rows);
}

function toParquet(columns: Readonly<Record<string, readonly Scalar[]>>): Promise<Uint8Array> {
  return withFile(async (path) => {
    await withDuckDb((duck) => writeColumns(duck, columns, path));
    return readFile(path);
  });
}

async function writeColumns(duck: DuckDb, columns: Readonly<Record<string, readonly Scalar[]>>, path: string) {
  const names = Object.keys(columns);
  const typeOf = (name: string) => {
    const cells = columns[name]!.filter((cell) => cell !== null);
    if (cells.some((cell) => typeof cell === 'string')) return 'VARCHAR';
    if (cells.some((cell) => typeof cell === 'boolean')) return 'BOOLEAN';
    return cells.every(Number.isInteger) ? 'BIGINT' : 'DOUBLE';
  };
  await duck.run(`CREATE TABLE answer (${names.map((name) => `${quoteName(name)} ${typeOf(name)}`).join(', ')})`);
  for (const row of columns[names[0]!]!.keys()) {
    const cells = names.map((name) => columns[name]![row] ?? null);
    await duck.run(`INSERT INTO answer VALUES (${cells.map((_, j) => `$${j + 1}`).join(', ')})`, cells);
  }
  await duck.run(`COPY (SELECT * FROM answer ORDER BY hash(rid)) TO ${quoteText(path)} (FORMAT parquet)`);
}

async function withFile<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cookoff-redshift-s3-'));
  try {
    return await work(join(folder, 'file.parquet'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
