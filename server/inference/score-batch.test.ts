import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import { type Database, openDatabase } from '#server/platform/database';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { scoreBatch } from './score-batch.ts';
import { fillOfflineStore } from './testing/small-world.ts';

let home: string;
let database: Database;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cookoff-batch-'));
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
  await fillOfflineStore(home);
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to score with' }, { name: 'Lea' });
});

afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

const rowsOf = (uri: string) => withDuckDb((db) => db.rows(`SELECT * FROM read_parquet(${quoteText(uri)})`));

test('every customer gets a row with its features, the class the rule says, probabilities and the version', async () => {
  const seen: number[] = [];
  const summary = await scoreBatch({ keys: 'all' }, { onProgress: ({ fraction }) => seen.push(fraction) });
  expect(summary).toMatchObject({ model: 'customer_segment', version: 'v0.0', unscored: [] });
  expect(summary.key).toMatch(/^prediction_results\/customer_segment_pred_results_\d{4}-\d\d-\d\dT[\d:.]+Z\.parquet$/);
  expect(summary.scored).toBe(summary.rows);
  expect(summary.classes.reduce((sum, { count }) => sum + count, 0)).toBe(summary.rows);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);

  const rows = await rowsOf(summary.uri);
  expect(rows).toHaveLength(summary.rows);
  for (const row of rows) {
    const expected = Number(row.recency) < 30.5 ? 0 : Number(row.monetaryvalue) < 500.5 ? 1 : 2;
    expect(row).toMatchObject({ prediction: expected, model_version: 'customer_segment-v0.0' });
    expect(row.prediction_name).toBe(['low value', 'mid value', 'high value'][expected]);
    const probabilities = [row.probability_0, row.probability_1, row.probability_2].map(Number);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(expected);
  }
  expect(new Set(rows.map((row) => row.prediction)).size).toBeGreaterThan(1);
});

test('named customers come in their order, once each; unknown ones have a row without a prediction and are listed', async () => {
  const out = join(home, 'mine.parquet');
  const summary = await scoreBatch({ keys: ['103.0', 'nobody', '101.0', '103.0'], out });
  expect(summary).toMatchObject({ rows: 3, scored: 2, unscored: ['nobody'], uri: out });
  const rows = await rowsOf(out);
  expect(rows.map((row) => row.customerid)).toEqual(['103.0', 'nobody', '101.0']);
  expect(rows[1]).toMatchObject({ prediction: null, prediction_name: null, probability_0: null, recency: null });
});

test('what cannot be scored leaves no file behind', async () => {
  const before = await readdir(join(home, 'objects', 'prediction_results'));
  await expect(scoreBatch({ model: 'nobody', keys: 'all' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(scoreBatch({ keys: [] })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(scoreBatch({ keys: 'all', out: 'ftp://x/y.parquet' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(scoreBatch({ keys: 'all' }, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await readdir(join(home, 'objects', 'prediction_results'))).toEqual(before);
  expect(existsSync(join(home, 'tmp')) ? await readdir(join(home, 'tmp')) : []).toEqual([]);
});
