import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Home } from '#server/platform/open-home.fixture';
import type { CreateRun } from './create-run-schema.ts';
import { executeRun } from './execute-run.ts';
import { recordRun } from './record-run.ts';
import { repeatRuns } from './repeat-runs.ts';
import { openDemoWorld } from './testing/open-demo-world.fixture.ts';

const dee = { name: 'Dee' };
const VIEW = 'customer_rfm_features';
const TREES: CreateRun = {
  name: 'Trees',
  owner: 'Dee',
  features: [`${VIEW}:recency`, `${VIEW}:monetaryvalue`],
  label: `${VIEW}:ltvcluster`,
  algorithm: 'decision_tree',
  params: { max_depth: 3 },
};
const MAJORITY: CreateRun = { ...TREES, name: 'Majority', algorithm: 'majority', params: {} };
let world: Home;

beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

test('the split whose seed a run was trained with gives that run’s own figures again', async () => {
  const [majority, trees] = [await recordRun(MAJORITY, dee), await recordRun(TREES, dee)];
  const finished = await executeRun(trees.id);
  const seed = finished.split.seed;
  const repetition = await repeatRuns({ runs: [majority.id, trees.id], splits: 2, seed });
  const [own] = repetition.challenges[0]!.values.accuracy;
  const lead = finished.report!.metrics.accuracy - finished.baseline!.metrics.accuracy;
  expect(own).toBeCloseTo(lead, 5);
  expect(repetition.rows).toMatchObject({
    train: finished.dataset!.trainRows,
    holdout: finished.dataset!.holdoutRows,
    sealed: 0,
    leftOut: [],
  });
  expect(repetition.runs.map(({ name, likeBaseline }) => [name, likeBaseline])).toEqual([
    ['Majority', 2],
    ['Trees', 0],
  ]);
});

test('rows set aside for the promotion take no part in any split', async () => {
  const sealed = { split: { testSize: 0.1, sealed: { size: 0.2 } }, splitName: 'a fifth sealed' };
  const [one, other] = [
    await recordRun({ ...TREES, ...sealed }, dee),
    await recordRun({ ...MAJORITY, ...sealed }, dee),
  ];
  const finished = await executeRun(one.id);
  const { rows } = await repeatRuns({ runs: [one.id, other.id], splits: 2 });
  expect(rows.sealed).toBe(finished.dataset!.sealedRows);
  expect(rows.train + rows.holdout).toBe(finished.dataset!.usedRows);
});

test('what cannot be repeated is refused with the reason', async () => {
  const trees = await recordRun(TREES, dee);
  await expect(repeatRuns({ runs: [trees.id, trees.id] })).rejects.toThrow(/named twice/);
  await expect(repeatRuns({ runs: [trees.id, 'nobody'] })).rejects.toThrow(/nobody/);
  await expect(repeatRuns({ runs: [trees.id] })).rejects.toThrow(/2 to 8 runs/);
  const other = await recordRun({ ...TREES, name: 'Another question', label: `${VIEW}:r` }, dee);
  await expect(repeatRuns({ runs: [trees.id, other.id] })).rejects.toThrow(/answer different questions/);
  const byColumn = { split: { column: 'segmenthighvalue' }, splitName: 'by segment' };
  const fixed = await recordRun({ ...TREES, ...byColumn, name: 'Fixed' }, dee);
  await expect(repeatRuns({ runs: [fixed.id, trees.id] })).rejects.toThrow(
    /"Fixed" is split by a column.*Put a run first/,
  );
});
