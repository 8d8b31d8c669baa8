import { createHash, type Hash } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { objectStore } from '#server/platform/object-store';
import type { DatasetRequest } from './dataset-schema.ts';
import { getDataset, insertDataset, type MadeDataset } from './datasets.ts';
import { type HistoricalColumn, historicalColumns } from './historical-columns.ts';
import { joinRequested, type RequestedTable } from './join-requested.ts';
import { readStoredFrame, withTemporaryFile } from './kept-entity-rows.ts';
import { writeColumns } from './write-historical-table.ts';

/** Cells of one dataset that a request may ask for; the command line joins any number. */
const MOST_CELLS = 20_000_000;

/**
 * Joins a dataset and keeps it in the object store: the rows, the entity rows they were joined for, and a record of
 * what was asked, matched and made, so that it can be made again.
 * @throws what `joinRequested` throws; AppError `too_large`; `invalid_input` when there are no entity rows.
 */
export async function makeDataset(request: DatasetRequest, actor: Actor, signal?: AbortSignal): Promise<MadeDataset> {
  const started = performance.now();
  const mostRows = Math.floor(MOST_CELLS / (request.features.length + 1));
  const joined = await joinRequested(request, { mostRows, ...(signal && { signal }) });
  requireSize(joined, mostRows);
  const columns = await historicalColumns(joined.table);
  const id = newDatasetId(new Date());
  const files = { rows: `datasets/${id}/rows.parquet`, entityRows: `datasets/${id}/entity-rows.parquet` };
  await storeColumns(columns, files.rows);
  await storeColumns(
    columns.filter(({ reference }) => reference === null),
    files.entityRows,
  );
  const dataset: MadeDataset = {
    id,
    request,
    asOf: joined.asOf,
    features: joined.resolved.map(({ reference, view, field }) => {
      return { reference, valueType: field.dtype, view: view.name, viewVersion: view.version };
    }),
    rows: joined.table.keys.length,
    columns: columns.map(({ name }) => name),
    joinKeys: columns.filter(({ role }) => role === 'key').map(({ name }) => name),
    views: joined.table.views,
    contentSha256: contentHash(columns),
    files,
    madeAt: new Date(),
    by: actor.name,
    durationMs: Math.round(performance.now() - started),
  };
  await insertDataset(dataset);
  return dataset;
}

export interface RepeatedDataset {
  readonly id: string;
  /** Whether today's join of the same entity rows gives the same cells. */
  readonly isSame: boolean;
  readonly rows: number;
  readonly contentSha256: string;
}

/**
 * Joins the entity rows of a dataset again, as it was asked for and with the views as they were, and says whether the same
 * cells come out: they do not where history was rewritten, or came late and was asked for.
 * @throws AppError `not_found` for the dataset; what `joinRequested` throws.
 */
export async function repeatDataset(id: string, signal?: AbortSignal): Promise<RepeatedDataset> {
  const { request, asOf, joinKeys, files, features, contentSha256 } = await getDataset(id);
  const frame = await readStoredFrame(files.entityRows, { joinKeys, hasAsOf: true });
  const again = { ...request, asOf: asOf.toISOString() };
  const viewVersions = Object.fromEntries(features.map(({ view, viewVersion }) => [view, viewVersion]));
  const { table } = await joinRequested(again, { frame, viewVersions, ...(signal && { signal }) });
  const found = contentHash(await historicalColumns(table));
  return { id, isSame: found === contentSha256, rows: table.keys.length, contentSha256: found };
}

/** Sorts by time: `20111209T235959-0123456789ab`. */
const newDatasetId = (now: Date): string => `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${newId()}`;

function requireSize({ table }: RequestedTable, mostRows: number): void {
  if (table.entityRows === 0) {
    throw new AppError('invalid_input', 'There are no entity rows to join: ingest data, or send rows of your own.');
  }
  if (table.entityRows <= mostRows) return;
  throw new AppError(
    'too_large',
    `${table.entityRows} rows of these features are more than ${MOST_CELLS} values; use \`cookoff dataset\`.`,
  );
}

async function storeColumns(columns: readonly HistoricalColumn[], key: string): Promise<void> {
  await withTemporaryFile('parquet', async (path) => {
    await writeColumns(columns, path);
    await (await objectStore()).putFile(key, path);
  });
}

/** Cells hashed at a time. */
const PIECE = 10_000;

/** sha256 of names, types and cells, column by column: the same whatever wrote the file. NaN counts as null. */
function contentHash(columns: readonly HistoricalColumn[]): string {
  const hash = createHash('sha256');
  for (const { name, valueType, values } of columns) {
    hash.update(JSON.stringify([name, valueType]));
    hashCells(hash, values);
  }
  return hash.digest('hex');
}

function hashCells(hash: Hash, values: HistoricalColumn['values']): void {
  for (let from = 0; from < values.length; from += PIECE) hash.update(JSON.stringify(values.slice(from, from + PIECE)));
}
