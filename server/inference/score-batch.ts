import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type HistoricalTable, historicalFeatures } from '#server/feature-store/historical-features';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { DEFAULT_MODEL } from '#server/models/schema';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { locateObject, type ObjectLocation } from '#server/platform/locate-object';
import { objectStore } from '#server/platform/object-store';
import { type PredictionRow, writePredictions } from './batch/write-predictions.ts';
import { type LoadedModel, loadModel } from './load-model.ts';
import { requireCurrentFeatures } from './require-current-features.ts';
import { scoreTable, toNumber } from './score-table.ts';

const CHUNK_ROWS = 1_000;

export interface BatchRequest {
  /** name, name@alias or name/v0.1; the default model when left out. */
  readonly model?: string | undefined;
  /** Every customer the offline store ever had, or these. */
  readonly keys: 'all' | readonly string[];
  /** `s3://bucket/key` or a path; a new key under prediction_results/ when left out. */
  readonly out?: string | undefined;
}

export interface BatchHooks {
  readonly onProgress?: (progress: { phase: string; fraction: number }) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface BatchSummary {
  readonly model: string;
  readonly version: string;
  readonly key: string;
  readonly uri: string;
  readonly rows: number;
  readonly scored: number;
  /** Customers without usable features; their rows carry no prediction. */
  readonly unscored: readonly string[];
  readonly classes: readonly { readonly value: number; readonly name: string; readonly count: number }[];
  readonly scoredAt: Date;
  readonly durationMs: number;
}

/**
 * Scores customers from their latest features in the offline store and writes a Parquet file with a row each.
 * @throws AppError not_found for an unknown model; unavailable for one whose features are gone; invalid_input when nobody
 *   is named; cancelled.
 */
export async function scoreBatch(request: BatchRequest, hooks: BatchHooks = {}): Promise<BatchSummary> {
  const { onProgress = () => {}, signal } = hooks;
  if (request.keys.length === 0)
    throw new AppError('invalid_input', 'No customers are named; name some, or score all.');
  const started = performance.now();
  const scoredAt = new Date();
  const model = await loadModel(request.model ?? DEFAULT_MODEL);
  requireCurrentFeatures(model);
  const { model: name, version } = model.version;
  const location = await destinationOf(request.out, `${name}_pred_results_${scoredAt.toISOString()}.parquet`);

  onProgress({ phase: 'reading features', fraction: 0 });
  const { table, keyName } = await readFeatures(request.keys, { model, asOf: scoredAt, signal });
  const rows = await scoreAll(table, model, { onProgress, signal });

  onProgress({ phase: 'writing', fraction: 0.9 });
  const file = { keyName, signature: model.signature, version: `${name}-${version}`, scoredAt, signal };
  await store(rows, file, location);
  onProgress({ phase: 'writing', fraction: 1 });
  return {
    model: name,
    version,
    key: location.key,
    uri: location.store.uri(location.key),
    ...countRows(rows, model),
    scoredAt,
    durationMs: performance.now() - started,
  };
}

function countRows(rows: readonly PredictionRow[], { signature }: LoadedModel) {
  const unscored = rows.filter(({ label }) => label === null).map(({ key }) => key);
  const classes = signature.label.classes.map((known) => ({
    ...known,
    count: rows.filter(({ label }) => label === known.value).length,
  }));
  return { rows: rows.length, scored: rows.length - unscored.length, unscored, classes };
}

async function destinationOf(out: string | undefined, name: string): Promise<ObjectLocation> {
  return out === undefined ? { store: await objectStore(), key: `prediction_results/${name}` } : locateObject(out);
}

async function readFeatures(
  keys: BatchRequest['keys'],
  { model, asOf, signal }: { model: LoadedModel; asOf: Date; signal: AbortSignal | undefined },
): Promise<{ table: HistoricalTable; keyName: string }> {
  const features = model.signature.inputs.map(({ feature }) => feature);
  const joinKeys = new Set(
    (await resolveFeatures(features)).flatMap(({ view }) => view.joinKeys.map(({ name }) => name)),
  );
  const [keyName = '', ...others] = joinKeys;
  if (keys !== 'all' && others.length > 0) {
    const names = [...joinKeys].join(', ');
    throw new AppError(
      'invalid_input',
      `Customers cannot be listed for features joined by ${names}; score all of them.`,
    );
  }
  const entities = keys === 'all' ? keys : { keys: { [keyName]: [...new Set(keys)] } };
  const table = await historicalFeatures({ entities, features, asOf, ...(signal && { signal }) });
  return { table, keyName: others.length > 0 ? 'entity_key' : keyName };
}

async function scoreAll(
  table: HistoricalTable,
  model: LoadedModel,
  { onProgress, signal }: Required<Pick<BatchHooks, 'onProgress' | 'signal'>>,
): Promise<PredictionRow[]> {
  const rows: PredictionRow[] = [];
  for (let start = 0; start < table.keys.length; start += CHUNK_ROWS) {
    signal?.throwIfAborted();
    onProgress({ phase: 'scoring', fraction: 0.2 + 0.7 * (start / table.keys.length) });
    rows.push(...(await scoreChunk(table, start, model)));
    await setImmediate();
  }
  return rows;
}

async function scoreChunk(table: HistoricalTable, start: number, model: LoadedModel): Promise<PredictionRow[]> {
  const { inputs } = model.signature;
  const classes = model.signature.label.classes.length;
  const keys = table.keys.slice(start, start + CHUNK_ROWS);
  const columns = inputs.map(({ feature }) => table.columns[feature]!.slice(start, start + CHUNK_ROWS));
  const { rowOf, scores } = await scoreTable({ known: keys.map(() => true), columns }, model);
  return keys.map((key, i) => {
    const row = rowOf[i]!;
    return {
      key,
      features: columns.map((column) => toNumber(column[i])),
      label: row < 0 ? null : scores.labels[row]!,
      probabilities: row < 0 ? [] : [...scores.probabilities.subarray(row * classes, (row + 1) * classes)],
    };
  });
}

/** Through a local file, because Parquet's end is written last and its rows may be many. */
async function store(
  rows: readonly PredictionRow[],
  file: Omit<Parameters<typeof writePredictions>[1], 'path'>,
  { store: destination, key }: ObjectLocation,
): Promise<void> {
  const folder = join(readEnv().home, 'tmp');
  const path = join(folder, `${newId()}.parquet`);
  await mkdir(folder, { recursive: true });
  try {
    await writePredictions(rows, { ...file, path });
    await destination.putFile(key, path);
  } finally {
    await rm(path, { force: true });
  }
}
