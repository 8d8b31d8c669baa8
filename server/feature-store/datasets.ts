import { readFile, writeFile } from 'node:fs/promises';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { objectStore } from '#server/platform/object-store';
import type { DatasetRequest } from './dataset-schema.ts';
import type { HistoricalView } from './historical-features.ts';
import { withTemporaryFile } from './kept-entity-rows.ts';
import type { ValueType } from './vocabulary.ts';

/** A training dataset that was made, and all it takes to make it again. */
export interface MadeDataset {
  /** Sorts by the time it was made. */
  readonly id: string;
  readonly request: DatasetRequest;
  /** Moment of the rows that named none. */
  readonly asOf: Date;
  readonly features: readonly {
    readonly reference: string;
    readonly valueType: ValueType;
    readonly view: string;
    readonly viewVersion: number;
  }[];
  readonly rows: number;
  readonly columns: readonly string[];
  readonly joinKeys: readonly string[];
  readonly views: readonly HistoricalView[];
  /** Of names, types and cells; see `makeDataset`. */
  readonly contentSha256: string;
  /** Keys in the object store. */
  readonly files: { readonly rows: string; readonly entityRows: string };
  readonly madeAt: Date;
  readonly by: string;
  readonly durationMs: number;
}

const recordKey = (id: string): string => `datasets/${id}/dataset.json`;

/** Records a dataset beside its files: the record comes last, so that one that is listed is whole. */
export async function insertDataset(dataset: MadeDataset): Promise<void> {
  await (await objectStore()).put(recordKey(dataset.id), Buffer.from(JSON.stringify(dataset, null, 2)), {
    ifAbsent: true,
  });
}

/** @throws AppError `not_found` naming the dataset. */
export async function getDataset(id: string): Promise<MadeDataset> {
  const store = await objectStore();
  if (!(await store.exists(recordKey(id)))) throw new AppError('not_found', `There is no dataset ${id}.`);
  const record = JSON.parse(Buffer.from(await store.get(recordKey(id))).toString('utf8')) as MadeDataset;
  return { ...record, asOf: new Date(record.asOf), madeAt: new Date(record.madeAt) };
}

/** Datasets that were made, newest first. */
export async function listDatasets(limit: number): Promise<MadeDataset[]> {
  const keys = await (await objectStore()).list('datasets/');
  const ids = keys.flatMap((key) => /^datasets\/([^/]+)\/dataset\.json$/.exec(key)?.[1] ?? []);
  return Promise.all(ids.toReversed().slice(0, limit).map(getDataset));
}

/** The rows of a dataset as the bytes of a file. @throws AppError `not_found` naming the dataset. */
export async function openDatasetFile(id: string, format: 'parquet' | 'csv'): Promise<ReadableStream<Uint8Array>> {
  const { files } = await getDataset(id);
  const parquet = await (await objectStore()).getStream(files.rows);
  return format === 'parquet' ? parquet : toCsv(parquet);
}

async function toCsv(parquet: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  return withTemporaryFile('parquet', (rows) =>
    withTemporaryFile('csv', async (csv) => {
      await writeFile(rows, parquet);
      await withDuckDb((db) => db.run(`COPY (FROM ${quoteText(rows)}) TO ${quoteText(csv)} (FORMAT csv, HEADER)`));
      return new Blob([await readFile(csv)]).stream();
    }),
  );
}
