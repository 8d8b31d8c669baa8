import { basename, resolve } from 'node:path';
import type { Actor } from '#server/access/actor';
import { type DuckDb, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { parseInput } from '#server/platform/parse-input';
import { type FilledView, findFilledView } from './ingest/find-filled-view.ts';
import { type InspectedFile, inspectFile } from './ingest/inspect-file.ts';
import { loadRaw } from './ingest/load-raw.ts';
import { keepRawFile } from './ingest/raw-files.ts';
import { requireUniqueKeys } from './ingest/require-unique-keys.ts';
import { underNewNames } from './ingest/under-new-names.ts';
import { warnAboutAsOf } from './ingest/warn-about-as-of.ts';
import { findSameIngest, hasLaterSnapshot, type Ingest, insertIngest } from './ingests.repo.ts';
import { loadFeatureRepo } from './load-feature-repo.ts';
import { offlineTable, type PlacedRows } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { describeRows } from './statistics/describe-rows.ts';
import type { PipelineResult } from './vocabulary.ts';

export interface IngestOptions {
  /** May be left out while the feature repo has one pipeline. */
  pipeline?: string;
  /** event_timestamp of the rows; now when left out. */
  asOf?: Date;
  parameters?: Record<string, unknown>;
  /** What people call the file, when its path is a temporary one. */
  fileName?: string;
  /** Do nothing when a file of this content was ingested by this pipeline, with these parameters and this as-of if given. */
  ifNew?: boolean;
  onProgress?: (progress: IngestProgress) => void;
  signal?: AbortSignal;
}

export interface IngestProgress {
  readonly phase: 'checking the file' | 'reading the file' | 'computing features' | 'writing rows';
  /** Share of the whole ingest, 0 to 1. */
  readonly fraction: number;
}

export interface IngestSummary extends Ingest {
  readonly warnings: readonly string[];
  /** Whether this is an earlier ingest of the same content, to which nothing was added. */
  readonly isRepeated: boolean;
}

/**
 * Turns a raw file (CSV, CSV.gz or Parquet) into rows of an offline table through a pipeline of the feature repo. The
 * file is checked before the work, and rows appear all together or not at all. The file is kept in the object store, so
 * that it can be ingested again (`ingestAgain`).
 *
 * @returns With `ifNew` the ingest there is, when its content is not new.
 * @throws AppError `invalid_input` when the file, the pipeline or its parameters are not right; `cancelled`.
 */
export async function ingestFile(path: string, options: IngestOptions, actor: Actor): Promise<IngestSummary> {
  const started = performance.now();
  const { asOf = new Date(), fileName = basename(path), onProgress = () => {}, signal } = options;
  const target = findFilledView(await loadFeatureRepo(), options.pipeline);
  const parameters = parseInput(target.pipeline.parameters, options.parameters ?? {});
  const warnings = warnAboutAsOf(asOf, target.view);
  const file = await inspectFile(resolve(path), {
    name: options.fileName ?? path,
    onFraction: (fraction) => onProgress({ phase: 'checking the file', fraction: fraction * 0.4 }),
    signal,
  });
  const what = { fileSha256: file.sha256, pipeline: target.pipeline.name, table: target.view.source.table, parameters };
  const before = options.ifNew ? await findSameIngest({ ...what, ...(options.asOf && { asOf }) }) : null;
  if (before) return { ...before, warnings: [], isRepeated: true };
  const computed = await withDuckDb((db) => computeRows(db, { file, target, parameters, onProgress }), { signal });
  const result = { ...computed, rows: await underNewNames(computed.rows, target.view) };
  onProgress({ phase: 'writing rows', fraction: 0.9 });
  const names = target.joinKeys.map(({ name }) => name);
  requireUniqueKeys(result.rows, names);
  await keepRawFile(file);
  const known = { ...what, asOf, fileName, by: actor.name };
  const ingest = await appendRows(target, result, { known, started, signal });
  onProgress({ phase: 'writing rows', fraction: 1 });
  return { ...ingest, warnings, isRepeated: false };
}

interface Account {
  /** What is known of the ingest before its rows are written. */
  readonly known: Pick<Ingest, 'fileSha256' | 'pipeline' | 'table' | 'parameters' | 'asOf' | 'fileName' | 'by'>;
  /** When it began, as `performance.now()` has it. */
  readonly started: number;
  readonly signal: AbortSignal | undefined;
}

/** The rows to the offline table, with their record. */
function appendRows({ view, joinKeys }: FilledView, result: PipelineResult, { known, started, signal }: Account) {
  const { rows, counts, dropped } = result;
  const { timestampField, createdTimestampField, table } = view.source;
  const createdAt = new Date();
  const stamps = { [timestampField]: +known.asOf, [createdTimestampField]: +createdAt };
  const record = async ({ location }: PlacedRows): Promise<Ingest> => {
    const durationMs = Math.round(performance.now() - started);
    const ingest = { ...known, id: newId(), createdAt, rows: rows.length, counts, dropped, location, durationMs };
    // A file about the past adds to the history; what a page shows stays the newest snapshot.
    const isNewest = !(await hasLaterSnapshot(table, known.asOf));
    await insertIngest(ingest, isNewest ? describeRows(rows, view.fields) : null);
    return ingest;
  };
  const stamped = rows.map((row) => ({ ...row, ...stamps }));
  return offlineStore().append(offlineTable(view, joinKeys), stamped, record, signal);
}

interface Computation {
  readonly file: InspectedFile;
  readonly target: FilledView;
  readonly parameters: unknown;
  readonly onProgress: (progress: IngestProgress) => void;
}

/** Raw lines through the pipeline. A pipeline says what is wrong with the data by a RangeError. */
async function computeRows(db: DuckDb, { file, target, parameters, onProgress }: Computation): Promise<PipelineResult> {
  const { pipeline } = target;
  onProgress({ phase: 'reading the file', fraction: 0.4 });
  const rejected = await loadRaw(db, file, pipeline.columns);
  onProgress({ phase: 'computing features', fraction: 0.7 });
  const result = await pipeline.run({ query: (sql) => db.rows(sql), parameters }).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('invalid_input', `${file.name} gives no features: ${error.message}.`, { cause: error });
  });
  if (rejected === 0) return result;
  return { ...result, dropped: [{ reason: 'not a CSV line', unit: 'line', count: rejected }, ...result.dropped] };
}
