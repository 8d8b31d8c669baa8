import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Home } from '#server/platform/open-home.fixture';
import { compareRuns } from './compare-runs.ts';
import { createRunFromPoint } from './create-run-from-point.ts';
import { recordSweep } from './create-sweep.ts';
import type { CreateSweep } from './create-sweep-schema.ts';
import { executeRun } from './execute-run.ts';
import { executeSweep } from './execute-sweep.ts';
import { recordRun } from './record-run.ts';
import { findSealedRows } from './results.repo.ts';
import { listRuns } from './runs.repo.ts';
import { METRIC_NAMES } from './sweep-schema.ts';
import { listPoints } from './sweeps/sweep-points.repo.ts';
import { getSweep, listSweeps } from './sweeps.repo.ts';
import { openDemoWorld } from './testing/open-demo-world.fixture.ts';

const dee = { name: 'Dee' };
const VIEW = 'customer_rfm_features';
const features = (...names: string[]) => names.map((name) => `${VIEW}:${name}`);
const SMALL: CreateSweep = {
  name: 'Small',
  owner: 'Dee',
  label: `${VIEW}:ltvcluster`,
  candidates: features('recency', 'monetaryvalue'),
  settings: [{ algorithm: 'xgboost', params: { n_estimators: 5, tree_method: 'hist' } }],
};
let world: Home;

beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

test.each<[what: string, input: Partial<CreateSweep>, reason: RegExp]>([
  [
    'all of 2²⁰ subsets',
    { candidates: Array.from({ length: 20 }, (_, i) => `${VIEW}:f${i}`) },
    /20 candidates have 1,048,575 subsets; all of them are tried up to 12 candidates \(4,095\).*group.*budget/,
  ],
  [
    'more than 30 candidates',
    { candidates: Array.from({ length: 31 }, (_, i) => `${VIEW}:f${i}`), search: 'random' },
    /at most 30 candidates/,
  ],
  ['no candidate', { candidates: [] }, /candidates: name at least one candidate/],
  ['a feature twice', { candidates: features('recency', 'recency') }, /recency is in the candidates twice/],
  [
    'a feature alone and in a group',
    { candidates: [`${VIEW}:m`, { features: features('f', 'm') }] },
    /customer_rfm_features:m is in the candidates twice/,
  ],
  ['the label', { candidates: features('recency', 'ltvcluster') }, /The label .* is among the candidates/],
  ['an unknown feature', { candidates: features('recancy') }, /recancy.*recency/],
  ['a leaking feature', { candidates: features('recency', 'revenue6m') }, /revenue6m gives .* away/],
  [
    'an unknown parameter',
    { settings: [{ algorithm: 'xgboost', params: { depth: 3 } }] },
    /settings\.0\.params.*Unrecognized key/,
  ],
  [
    'a value that a parameter cannot have, deep in a grid',
    { settings: [{ algorithm: 'xgboost', grid: { max_depth: [3, 99] } }] },
    /xgboost \{"max_depth":99\}: max_depth: /,
  ],
  [
    'a range in a full grid',
    { settings: [{ algorithm: 'xgboost', grid: { learning_rate: { min: 0.1, max: 1 } } }] },
    /a range has no end of values/,
  ],
  [
    'more draws than a grid holds',
    { settings: [{ algorithm: 'xgboost', grid: { max_depth: [3, 5] }, draws: 3 }] },
    /the grid holds 2 combinations; 3 different ones/,
  ],
  [
    'too many points',
    {
      candidates: features('r', 'f', 'm', 'recency', 'frequency', 'monetaryvalue', 'rfmscore'),
      settings: [{ algorithm: 'xgboost', grid: { max_depth: Array.from({ length: 80 }, (_, i) => (i % 16) + 1) } }],
    },
    /127 subsets under 80 settings are 10,160 points; a sweep takes 10,000/,
  ],
  [
    'a budget smaller than the settings',
    { search: 'random', budget: 2, settings: [{ algorithm: 'xgboost', grid: { max_depth: [1, 2, 3] } }] },
    /A budget of 2 points is less than one for each of 3 settings/,
  ],
])('%s is refused with what would be right, and nothing is stored', async (_, input, reason) => {
  const before = (await listSweeps()).length;
  await expect(recordSweep({ ...SMALL, ...input }, dee)).rejects.toThrow(reason);
  expect(await listSweeps()).toHaveLength(before);
});

test('a point becomes a run that says what it was chosen from; what is no point does not', async () => {
  const { id } = await executeSweep((await recordSweep(SMALL, dee)).id);
  await expect(createRunFromPoint(id, '0-4', {}, dee)).rejects.toThrow(/has no point "0-4"/);
  await expect(createRunFromPoint(id, 'best', {}, dee)).rejects.toThrow(/has no point "best"/);
  // No worker has ever run here: the run is stored before it is refused for that.
  await expect(createRunFromPoint(id, '0-2', {}, dee)).rejects.toThrow(/No worker/);
  const [run] = await listRuns({ limit: 1 });
  expect(run).toMatchObject({ name: 'Small: monetaryvalue', features: features('monetaryvalue') });
  expect(run!.chosenFrom).toEqual({ sweep: id, sweepName: 'Small', point: '0-2', points: 3 });
});

test('its folds give a run the scores that the point has, to the bit', async () => {
  const { id } = await executeSweep((await recordSweep(SMALL, dee)).id);
  const [, , both] = await listPoints(id);
  const { split, settings, seed } = await getSweep(id);
  const wanted = { ...settings[0]!, params: { ...settings[0]!.params }, seed, splitName: split.name };
  const input = {
    ...wanted,
    name: 'Both',
    owner: 'Dee',
    label: SMALL.label,
    features: features('recency', 'monetaryvalue'),
  };
  const chosenFrom = { sweep: id, sweepName: 'Small', point: '0-3', points: 3 };
  const run = await executeRun((await recordRun(input, dee, chosenFrom)).id);
  const scores = run.crossValidation!.folds.flatMap(({ report }) => METRIC_NAMES.map((name) => report.metrics[name]));
  expect(Float64Array.from(scores, (score) => score ?? Number.NaN)).toEqual(both!.scores);
  expect((await findSealedRows(run.id))!.keys).toHaveLength((await getSweep(id)).facts!.sealed);

  const other = await executeRun(
    (await recordRun({ ...input, name: 'Other', algorithm: 'majority', params: {} }, dee)).id,
  );
  expect((await compareRuns([other.id, run.id])).verdict).toMatch(/Both is the best of 3 on rows like these/);
});
