import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import { type DuckRow, quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { getBatch } from './batches.repo.ts';
import { runBatch } from './run-batch.ts';
import { type BatchHooks, type BatchRequest, scoreBatch } from './score-batch.ts';
import { fillOfflineStore } from './testing/small-world.ts';

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await fillOfflineStore(world.home);
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to score with' }, { name: 'Lea' });
});
afterAll(() => world?.close());

const dee = { name: 'Dee' };
const rowsOf = (uri: string) => withDuckDb((db) => db.rows(`SELECT * FROM read_parquet(${quoteText(uri)})`));
const score = (request: BatchRequest, hooks: BatchHooks = {}) => scoreBatch(request, hooks, dee);
const withoutMoments = (rows: DuckRow[]) => rows.map(({ scored_at: _, as_of: __, ...row }) => row);

test('every customer gets a row with its features, the class the rule says, probabilities and the version', async () => {
  const seen: number[] = [];
  const summary = await score({ keys: 'all' }, { onProgress: ({ fraction }) => seen.push(fraction ?? 0) });
  expect(summary).toMatchObject({
    model: 'customer_segment',
    version: 'v0.0',
    unscored: [],
    statuses: { predicted: 13 },
  });
  expect(summary.key).toMatch(/^prediction_results\/customer_segment_pred_results_\d{4}-\d\d-\d\dT[\d:.]+Z\.parquet$/);
  expect(summary.scored).toBe(summary.rows);
  expect(summary.classes.reduce((sum, { count }) => sum + count, 0)).toBe(summary.rows);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);

  const rows = await rowsOf(summary.uri);
  expect(rows).toHaveLength(summary.rows);
  for (const row of rows) {
    const expected = Number(row.recency) < 30.5 ? 0 : Number(row.monetaryvalue) < 500.5 ? 1 : 2;
    expect(row).toMatchObject({ prediction: expected, status: 'predicted', model_version: 'customer_segment-v0.0' });
    expect(row.prediction_name).toBe(['low value', 'mid value', 'high value'][expected]);
    const probabilities = [row.probability_0, row.probability_1, row.probability_2].map(Number);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(expected);
  }
  expect(new Set(rows.map((row) => row.prediction)).size).toBeGreaterThan(1);
});

test('named customers come in their order, once each; unknown ones have a row without a prediction and are listed', async () => {
  const out = join(world.home, 'mine.parquet');
  const summary = await score({ keys: ['103.0', 'nobody', '101.0', '103.0'], out });
  const unscored = [{ key: 'nobody', status: 'unknown_customer' }];
  expect(summary).toMatchObject({ rows: 3, scored: 2, unscored, uri: out });
  const rows = await rowsOf(out);
  expect(rows.map((row) => row.customerid)).toEqual(['103.0', 'nobody', '101.0']);
  expect(rows[1]).toMatchObject({ prediction: null, prediction_name: null, probability_0: null, recency: null });
  expect(rows[1]).toMatchObject({ status: 'unknown_customer' });
});

test('a condition on the features chooses who is scored, and scores them as ever', async () => {
  const everybody = await rowsOf((await score({ keys: 'all' })).uri);
  const some = await rowsOf((await score({ keys: 'all', where: 'monetaryvalue > 1000 and not f is null' })).uri);
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(everybody.length);
  const chosen = everybody.filter(({ monetaryvalue }) => Number(monetaryvalue) > 1000);
  expect(withoutMoments(some)).toEqual(withoutMoments(chosen));
  await expect(score({ keys: 'all', where: 'monetaryvalu > 1' })).rejects.toThrow(/monetaryvalu.*monetaryvalue/);
});

test('features are those of the moment asked about, and too old ones are told from unknown customers', async () => {
  const early = await score({ keys: ['103.0'], asOf: new Date('2001-01-01') });
  expect(early.statuses).toEqual({ unknown_customer: 1 });
  const late = await score({ keys: ['103.0', 'nobody'], asOf: new Date('2061-01-01') });
  expect(late.statuses).toEqual({ expired_features: 1, unknown_customer: 1 });
});

test('the same version, moment and customers are scored once, until there is new data or the file is gone', async () => {
  const asOf = new Date();
  const first = await score({ keys: ['101.0', '102.0'], asOf });
  const again = await score({ keys: ['101.0', '102.0', '101.0'], asOf });
  expect(again).toEqual(first);
  const other = await score({ keys: ['102.0', '101.0'], asOf });
  expect(other.key).not.toBe(first.key);
  await rm(first.uri);
  expect(await score({ keys: ['101.0', '102.0'], asOf })).toMatchObject({ uri: first.uri, rows: 2 });
  expect(await rowsOf(first.uri)).toHaveLength(2);
});

test('of several that ask for the same at once, one scores', async () => {
  const request = { keys: 'all' as const, asOf: new Date() };
  const outcomes = await Promise.allSettled([score(request), score(request), score(request)]);
  const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.key] : []));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(new Set(done).size).toBe(1);
  expect(refused).toEqual(refused.map(() => 'conflict'));
});

test('a batch that was stopped goes on with the parts that are missing and comes to the same file', async () => {
  const whole = withoutMoments(await rowsOf((await score({ keys: 'all' })).uri));
  const stopping = new AbortController();
  const asOf = new Date();
  const hooks: BatchHooks = {
    partRows: 3,
    signal: stopping.signal,
    onProgress: ({ detail }) => detail?.startsWith('6 of 13') && stopping.abort(new AppError('cancelled', 'Enough.')),
  };
  const before = await readdir(join(world.home, 'objects', 'prediction_results'));
  const words = await score({ keys: 'all', asOf }, hooks).catch((error: Error) => error.message);
  const [, id = ''] =
    /^Enough\. Batch (\w+) stopped after 6 of 13 customers; cookoff score --resume \1/.exec(words as string) ?? [];
  expect(await getBatch(id)).toMatchObject({ status: 'cancelled', rowsRead: 6, rowsTotal: 13, error: 'Enough.' });
  expect(await readdir(join(world.home, 'objects', 'prediction_results'))).toEqual(before);

  const seen: string[] = [];
  const summary = await runBatch(id, { partRows: 5, onProgress: ({ detail }) => seen.push(detail ?? '') });
  expect(
    seen.find((detail) => detail.includes(' of ')),
    'what was there is not scored again',
  ).toMatch(/^6 of 13/);
  expect(withoutMoments(await rowsOf(summary.uri))).toEqual(whole);
  const keys = join(world.home, 'objects', 'batches', id, 'keys.parquet');
  expect(existsSync(keys), 'nothing is left of the parts').toBe(false);
});

test('what cannot be scored leaves no file behind', async () => {
  const before = await readdir(join(world.home, 'objects', 'prediction_results'));
  await expect(score({ model: 'nobody', keys: 'all' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(score({ keys: [] })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(score({ keys: 'all', out: 'ftp://x/y.parquet' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(score({ keys: 'all' }, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await readdir(join(world.home, 'objects', 'prediction_results'))).toEqual(before);
  expect(existsSync(join(world.home, 'tmp')) ? await readdir(join(world.home, 'tmp')) : []).toEqual([]);
});
