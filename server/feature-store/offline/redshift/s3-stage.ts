import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { newId } from '#server/platform/id';
import type { ObjectStore } from '#server/platform/object-store';
import type { Scalar } from '../../vocabulary.ts';
import { appendCell, SQL_TYPES } from '../duckdb/append-cell.ts';
import type { OfflineColumn } from '../offline-store.ts';
import type { Stage } from './stage.ts';

export interface S3Location {
  readonly store: ObjectStore;
  /** Folder of the store, without slashes at its ends. */
  readonly folder: string;
  /** ARN of the role by which the warehouse reads and writes there. */
  readonly iamRole: string;
}

/** Rows as Parquet in S3, by Redshift's COPY and UNLOAD: for more of them than statements can carry. */
export function s3Stage({ store, folder, iamRole }: S3Location): Stage {
  const access = `IAM_ROLE ${quoteText(iamRole)} FORMAT AS PARQUET`;
  return {
    async fill(db, { name, columns }, rows) {
      const key = `${folder}/copy/${newId()}.parquet`;
      try {
        await withFolder(async (local) => {
          const path = join(local, 'rows.parquet');
          await withDuckDb((duck) => writeRows(duck, { columns, rows, path }));
          await store.putFile(key, path);
        });
        await db.run(`COPY ${name} FROM ${quoteText(store.uri(key))} ${access}`);
      } finally {
        await store.delete(key);
      }
    },
    async read(db, select) {
      const prefix = `${folder}/unload/${newId()}/`;
      try {
        // UNLOAD adds the number of each part to the prefix it is given.
        await db.run(`UNLOAD (${quoteText(select)}) TO ${quoteText(`${store.uri(`${prefix}part`)}`)} ${access}`);
        return await readParts(store, await store.list(prefix));
      } finally {
        for (const key of await store.list(prefix)) await store.delete(key);
      }
    },
  };
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cookoff-stage-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Rows {
  readonly columns: readonly OfflineColumn[];
  readonly rows: readonly (readonly Scalar[])[];
  readonly path: string;
}

async function writeRows(duck: DuckDb, { columns, rows, path }: Rows): Promise<void> {
  const definitions = columns.map(({ name, valueType }) => `${quoteName(name)} ${SQL_TYPES[valueType]}`);
  await duck.run(`CREATE TABLE staged (${definitions.join(', ')})`);
  await duck.append('staged', (appender) => {
    for (const row of rows) {
      for (const [j, { valueType }] of columns.entries()) appendCell(appender, row[j] ?? null, valueType);
      appender.endRow();
    }
  });
  await duck.run(`COPY staged TO ${quoteText(path)} (FORMAT parquet)`);
}

function readParts(store: ObjectStore, keys: readonly string[]): Promise<Record<string, Scalar[]>> {
  return withFolder(async (local) => {
    const paths: string[] = [];
    for (const [i, key] of keys.entries()) {
      const path = join(local, `${i}.parquet`);
      await writeFile(path, await store.get(key));
      paths.push(path);
    }
    return withDuckDb((duck) => duck.columns(`SELECT * FROM read_parquet([${paths.map(quoteText)}]) ORDER BY rid`));
  });
}
