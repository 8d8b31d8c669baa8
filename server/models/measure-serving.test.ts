import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { measureServing } from './measure-serving.ts';
import { insertFinishedRun, insertQueuedRun } from './testing/finished-run.ts';

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
});
afterAll(() => world?.close());

test('what serving a run costs is measured on the model as it is served, once, and kept', async () => {
  const { id } = await insertFinishedRun();
  const cost = await measureServing(id);
  // The ONNX file of three stumps alone is larger than this, and their package far smaller than that.
  expect(cost.packageBytes).toBeGreaterThan(1_000);
  expect(cost.packageBytes).toBeLessThan(100_000);
  expect(cost.loadMs).toBeGreaterThan(0);
  expect(cost.oneRowP99Ms).toBeGreaterThanOrEqual(cost.oneRowP50Ms);
  expect(cost.measuredOn).toContain(process.versions.node);
  expect(await measureServing(id)).toEqual(cost);
});

test('a run without a model costs nothing yet, and says so', async () => {
  const { id } = await insertQueuedRun();
  await expect(measureServing(id)).rejects.toThrow(/is queued; only a finished run has a model to serve/);
  await expect(measureServing('nosuch')).rejects.toMatchObject({ code: 'not_found' });
});
