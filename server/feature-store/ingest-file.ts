import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Actor } from '#server/access/actor';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { parseInput } from '#server/platform/parse-input';
import { appendRows } from './ingest/append-rows.ts';
import { type FilledView, findFilledView } from './ingest/find-filled-view.ts';
import { type InspectedFile, inspectFile } from './ingest/inspect-file.ts';
import { loadRaw } from './ingest/load-raw.ts';
import { warnAboutAsOf } from './ingest/warn-about-as-of.ts';
import { type Ingest, insertIngest } from './ingests.repo.ts';
import { loadFeatureRepo } from './load-feature-repo.ts';
import { offlineFolder } from './offline/offline-folder.ts';
import { latestRows, openOfflineTable } from './offline/offline-table.ts';
import { describeColumn } from './statistics/describe-column.ts';
import type { PipelineResult } from './vocabulary.ts';

export interface IngestOptions {
  /** May be left out while the feature repo has one pipeline. */
  pipeline?: string;
  /** event_timestamp of the rows; now when left out. */
  asOf?: Date;
  parameters?: Record<string, unknown>;
  /** What people call the file, when its path is a temporary one. */
  fileName?: string;
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
}

/**
 * Turns a raw file (CSV, CSV.gz or Parquet) into rows of an offline table through a pipeline of the feature repo. The
 * file is checked before the work, and rows appear all together or not at all.
 *
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
  const id = newId();
  const location = join(target.view.source.table, `${id}.parquet`);
  const finalPath = join(offlineFolder(), location);
  try {
    const { result, createdAt, statistics } = await withDuckDb(
      async (db) => {
        const result = await computeRows(db, { file, target, parameters, onProgress });
        onProgress({ phase: 'writing rows', fraction: 0.9 });
        const createdAt = new Date();
        return { result, createdAt, statistics: await writeRows(db, { target, result, asOf, createdAt, finalPath }) };
      },
      { signal },
    );
    const { counts, dropped, rows } = result;
    const ingest: Ingest = {
      ...{ id, pipeline: target.pipeline.name, table: target.view.source.table, fileName, fileSha256: file.sha256 },
      ...{ asOf, createdAt, rows: rows.length, counts, dropped, parameters, location, by: actor.name },
      durationMs: Math.round(performance.now() - started),
    };
    await rename(`${finalPath}.part`, finalPath);
    await insertIngest(ingest, statistics);
    onProgress({ phase: 'writing rows', fraction: 1 });
    return { ...ingest, warnings };
  } catch (error) {
    await Promise.all([`${finalPath}.part`, finalPath].map((leftover) => rm(leftover, { force: true })));
    throw error;
  }
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

interface Write {
  readonly target: FilledView;
  readonly result: PipelineResult;
  readonly asOf: Date;
  readonly createdAt: Date;
  readonly finalPath: string;
}

/** Rows to `{finalPath}.part` and statistics of the table as it will be with them. */
async function writeRows(db: DuckDb, { target, result, asOf, createdAt, finalPath }: Write) {
  const { view, joinKeys } = target;
  const table = await openOfflineTable(view, joinKeys);
  await appendRows(db, result.rows, table);
  await mkdir(dirname(finalPath), { recursive: true });
  const stamp = (moment: Date) => `make_timestamp_ms(${moment.getTime()})`;
  await db.run(`
    COPY (
      SELECT *, ${stamp(asOf)} AS ${quoteName(view.source.timestampField)},
        ${stamp(createdAt)} AS ${quoteName(view.source.createdTimestampField)}
      FROM feature_row
    ) TO ${quoteText(`${finalPath}.part`)} (FORMAT parquet, COMPRESSION zstd)`);
  const latest = latestRows({ ...table, files: [...table.files, `${finalPath}.part`] });
  const names = view.fields.map(({ name }) => name);
  const values = await db.columns(`SELECT ${names.map(quoteName).join(', ')} FROM (${latest})`);
  const statistics = names.map((name) => describeColumn(name, values[name] ?? []));
  return { rows: values[names[0]!]?.length ?? 0, columns: statistics };
}
