import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Home } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { recordSweep } from './create-sweep.ts';
import type { CreateSweep } from './create-sweep-schema.ts';
import { executeSweep } from './execute-sweep.ts';
import { pauseAbandonedSweeps } from './pause-abandoned-sweeps.ts';
import { readAtlas } from './read-atlas.ts';
import { cancelSweep, pauseSweep, requeueSweep } from './steer-sweep.ts';
import { insertPoints, listPoints } from './sweeps/sweep-points.repo.ts';
import { sayAlive } from './sweeps/sweep-workers.repo.ts';
import { claimSweep, listSweeps } from './sweeps.repo.ts';
import { openDemoWorld } from './testing/open-demo-world.fixture.ts';
import { ALL, CANDIDATES, DEAD, SEGMENT, SLOW, scoresOf } from './testing/small-sweep.fixture.ts';

// On many cores one worker would be at all 15 points at once, and nothing could be shared or stopped half-way.
vi.mock('node:os', async (original) => ({ ...(await original<object>()), availableParallelism: () => 2 }));

const dee = { name: 'Dee' };
let world: Home;

beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

/** Forgets what was measured, so that nothing can be reused. */
const forget = () => postgres().sweepPoint.deleteMany();

/** Starts a sweep, asks for something after some points, and waits for what comes of it. */
async function steerAfter(points: number, ask: (id: string) => Promise<unknown>, input: CreateSweep) {
  const { id } = await recordSweep(input, dee);
  let asked: Promise<unknown> | undefined;
  const sweep = await executeSweep(id, {
    onProgress: ({ done }) => {
      if (done === points) asked = ask(id);
    },
  });
  await asked;
  return sweep;
}

test('every subset is measured once, and the atlas says what to take from it', async () => {
  await forget();
  const { id, budget } = await recordSweep(ALL, dee);
  expect(budget).toBe(15);
  const told: number[] = [];
  const sweep = await executeSweep(id, { onProgress: ({ done }) => told.push(done) });
  expect(sweep).toMatchObject({ status: 'finished', error: null, progress: { done: 15, total: 15, reused: 0 } });
  expect(told).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));

  const { points, best, smallest, lattices, baseline, verdict } = await readAtlas(id);
  expect(new Set(points.map(({ mask }) => mask)).size).toBe(15);
  expect(points.find(({ mask }) => mask === 0b1010)!.features).toEqual([CANDIDATES[1], ...SEGMENT.features]);
  const means = points.map(({ metrics }) => metrics.f1_macro!.mean);
  expect(means).toEqual(means.toSorted((a, b) => b - a));
  expect(smallest!.metrics.f1_macro!.mean).toBeGreaterThanOrEqual(means[0]! - best!.metrics.f1_macro!.error);
  const worth = lattices[0]!.values.reduce((sum, { estimate }) => sum + estimate, 0);
  const everything = points.find(({ mask }) => mask === 0b1111)!.metrics.f1_macro!.mean;
  expect(worth).toBeCloseTo(everything - baseline!.f1_macro!.mean, 10);
  expect(lattices[0]!.pairs).toHaveLength(6);
  expect(verdict).toMatch(/^Best of 15: /);
});

test('the sealed slice is set aside first, and the points are of all other labelled rows', async () => {
  const { facts, split } = await executeSweep((await recordSweep(ALL, dee)).id);
  expect(split).toMatchObject({ folds: 3, stratify: true, sealed: { size: 0.1, seed: 0 } });
  const labelled = facts!.rows + facts!.sealed;
  expect(facts!.sealed).toBe(Math.ceil(labelled * 0.1));
  expect(facts!.classes.reduce((sum, { rows }) => sum + rows, 0)).toBe(facts!.rows);
});

test('a paused sweep keeps what it has and goes on from there to the same result', async () => {
  await forget();
  const whole = await listPoints((await executeSweep((await recordSweep(SLOW, dee)).id)).id);
  await forget();
  const paused = await steerAfter(2, pauseSweep, SLOW);
  expect(paused).toMatchObject({ status: 'paused', error: null, finishedAt: null });
  const kept = await listPoints(paused.id);
  expect(kept.length).toBeGreaterThanOrEqual(2);
  expect(kept.length).toBeLessThan(15);

  await requeueSweep(paused.id);
  const told: number[] = [];
  const resumed = await executeSweep(paused.id, { onProgress: ({ done }) => told.push(done) });
  expect(resumed).toMatchObject({ status: 'finished', progress: { done: 15, reused: 0 } });
  expect(told[0], 'what was there is not measured again').toBe(kept.length + 1);
  expect(await listPoints(paused.id)).toEqual(expect.arrayContaining(kept));
  expect(scoresOf(await listPoints(paused.id))).toEqual(scoresOf(whole));
});

test('a sweep whose process died is paused, its points stay, and it can be resumed', async () => {
  await forget();
  const { id } = await executeSweep((await recordSweep(ALL, dee)).id);
  const measured = await listPoints(id);
  await forget();
  const dead = await recordSweep(ALL, dee);
  await insertPoints(dead.id, measured.slice(0, 6));
  await sayAlive({ id: 'dead', sweepId: dead.id, executor: DEAD });
  await claimSweep(dead.id);
  expect(await pauseAbandonedSweeps()).toBe(1);
  expect((await listSweeps()).find((sweep) => sweep.id === dead.id)).toMatchObject({ status: 'paused' });
  await requeueSweep(dead.id);
  const told: number[] = [];
  expect(await executeSweep(dead.id, { onProgress: ({ done }) => told.push(done) })).toMatchObject({
    status: 'finished',
  });
  expect(told[0]).toBe(7);
  expect(scoresOf(await listPoints(dead.id))).toEqual(scoresOf(measured));
});

test('a cancelled sweep ends, and its points can still be read', async () => {
  await forget();
  const cancelled = await steerAfter(1, cancelSweep, SLOW);
  expect(cancelled.status).toBe('cancelled');
  expect(cancelled.finishedAt).not.toBeNull();
  expect((await readAtlas(cancelled.id)).points.length).toBeGreaterThan(0);
  await expect(pauseSweep(cancelled.id)).rejects.toThrow(/cannot be paused: it was cancelled/);
});

test('a process that is stopped leaves its sweep paused, saying so', async () => {
  await forget();
  const { id } = await recordSweep(SLOW, dee);
  const stopping = new AbortController();
  const sweep = await executeSweep(id, {
    signal: stopping.signal,
    onProgress: () => stopping.abort(new Error('stop')),
  });
  expect(sweep).toMatchObject({ status: 'paused', error: expect.stringMatching(/Resume it/) });
  expect((await listPoints(id)).length).toBeGreaterThan(0);
});

test('subsets that an earlier sweep measured on the same rows are not measured again', async () => {
  await forget();
  await executeSweep((await recordSweep(ALL, dee)).id);
  const fewer = { ...ALL, name: 'Fewer', candidates: CANDIDATES };
  const { id, progress } = await executeSweep((await recordSweep(fewer, dee)).id);
  expect(progress).toMatchObject({ done: 7, reused: 7 });
  expect((await listPoints(id)).every(({ reused }) => reused)).toBe(true);
  const otherSeed = await executeSweep((await recordSweep({ ...fewer, seed: 1 }, dee)).id);
  expect(otherSeed.progress, 'other folds').toMatchObject({ reused: 0 });
  const deeper = { ...fewer, settings: [{ algorithm: 'decision_tree' as const, params: { max_depth: 4 } }] };
  expect((await executeSweep((await recordSweep(deeper, dee)).id)).progress).toMatchObject({ reused: 0 });
});

test('a forward search goes through the sizes and stops at its end; a grid tries its combinations', async () => {
  const forward = await executeSweep((await recordSweep({ ...ALL, search: 'forward' }, dee)).id);
  expect(forward).toMatchObject({ status: 'finished', budget: 10, progress: { done: 10 } });
  const grid: CreateSweep = {
    ...ALL,
    search: 'together',
    settings: [{ algorithm: 'decision_tree', grid: { max_depth: [1, 2], min_samples_leaf: [1, 5, 20] } }],
  };
  const { id, settings } = await executeSweep((await recordSweep(grid, dee)).id);
  expect(settings).toHaveLength(6);
  const { points, lattices } = await readAtlas(id);
  expect(points.map(({ setting }) => setting).sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(lattices).toEqual([]);
});
