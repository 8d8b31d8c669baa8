import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Home } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import type { SweepAtlas } from '#server/runs/sweep-schema';
import { listPoints } from '#server/runs/sweeps/sweep-points.repo';
import { listSweeps } from '#server/runs/sweeps.repo';
import { openDemoWorld } from '../runs/testing/open-demo-world.fixture.ts';
import { type CliEnd, runCli, startCli } from './run-cli.fixture.ts';

const VIEW = 'customer_rfm_features';
const label = ['--label', `${VIEW}:ltvcluster`];
const three = ['--candidates', `${VIEW}:recency,${VIEW}:monetaryvalue,${VIEW}:r+${VIEW}:m`];
const tree = ['--algorithm', 'decision_tree', '--params', '{"max_depth": 3}'];

let world: Home;
beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

const atlasOf = ({ stdout }: CliEnd): SweepAtlas => JSON.parse(stdout);

test('cookoff sweep prints the atlas, what each candidate is worth and what to take from it', async () => {
  const { code, stdout, stderr } = await runCli(['sweep', ...three, ...label, ...tree, '--name', 'Three']);
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/sweeping Three: 7 of 7 points/);
  expect(stdout).toMatch(/worth in f1_macro \(Shapley\), decision_tree/);
  expect(stdout).toMatch(/^r \+ m {2,}[+−]0\.\d{3}/m);
  expect(stdout).toMatch(/Best of 7: /);
  const [sweep] = await listSweeps({ limit: 1 });
  expect((await runCli(['sweeps', 'show', sweep!.id])).stdout).toBe(stdout);
  const csv = (await runCli(['sweeps', 'show', sweep!.id, '--format', 'csv'])).stdout.trim().split('\r\n');
  expect(csv).toHaveLength(8);
  expect(csv[0]).toMatch(/^point,rank,algorithm,params,features,/);
  expect(csv[1]).toMatch(/^0-\d,1,decision_tree,"\{""max_depth"":3/);
  const made = await runCli(['sweeps', 'run', sweep!.id, '0-2', '--name', 'Alone', '--json']);
  const chosenFrom = { sweep: sweep!.id, point: '0-2', points: 7 };
  expect(JSON.parse(made.stdout)).toMatchObject({ name: 'Alone', features: [`${VIEW}:monetaryvalue`], chosenFrom });
  expect((await runCli(['sweeps', 'run', sweep!.id, '0-99'])).stderr).toMatch(/has no point "0-99"/);
  expect((await runCli(['sweeps'])).stdout).toMatch(/Three +\S+ +finished +7 of 7/);
});

test('--json gives every point, --metric another order', async () => {
  const words = ['sweep', ...three, ...label, ...tree, '--metric', 'log_loss', '--cv', '3', '--seed', '5', '--json'];
  const { sweep, points, metric, lattices } = atlasOf(await runCli(words));
  expect([metric, points.length, sweep.split.folds, sweep.seed]).toEqual(['log_loss', 7, 3, 5]);
  const losses = points.map((point) => point.metrics.log_loss!.mean);
  expect(losses).toEqual(losses.toSorted((a, b) => a - b));
  expect(lattices[0]!.values).toHaveLength(3);
});

test('--grid tries every combination on all candidates together, --random some of them', async () => {
  const words = ['sweep', ...three, ...label, '--algorithm', 'decision_tree', '--json', '--grid'];
  const grid = '{"max_depth": [1, 2, 3], "min_samples_leaf": [1, 9]}';
  const all = atlasOf(await runCli([...words, grid]));
  expect(all.points).toHaveLength(6);
  expect(all.points.every(({ features }) => features.length === 4)).toBe(true);
  const some = atlasOf(await runCli([...words, grid, '--random', '4']));
  expect(new Set(some.sweep.settings.map(({ params }) => JSON.stringify(params))).size).toBe(4);
});

test('a sweep that is killed goes on from the points it had', async () => {
  await postgres().sweepPoint.deleteMany();
  const slow = ['--algorithm', 'random_forest', '--params', '{"n_estimators": 150}', '--name', 'Killed'];
  const killed = startCli(['sweep', ...three, ...label, ...slow]);
  const kept = await vi.waitUntil(
    async () => {
      const sweep = (await listSweeps()).find(({ name }) => name === 'Killed');
      const points = sweep ? await listPoints(sweep.id) : [];
      return points.length > 0 && points.length < 7 && { id: sweep!.id, points };
    },
    { timeout: 40_000, interval: 50 },
  );
  killed.kill();
  expect((await killed.ended).code).toBe(null);
  expect((await runCli(['sweeps'])).stdout).toMatch(/Killed +\S+ +paused: The process that worked on it died/);

  const { code, stderr, stdout } = await runCli(['sweeps', 'resume', kept.id, '--json']);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout).points).toHaveLength(7);
  const points = await listPoints(kept.id);
  for (const point of kept.points) expect(points).toContainEqual(point);
  expect(await runCli(['sweeps', 'resume', kept.id])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/cannot be resumed: it has finished/),
  });
});

test('a sweep that is killed while a worker lends a hand is finished by it', async () => {
  await postgres().sweepPoint.deleteMany();
  const worker = startCli(['worker']);
  const slow = ['--algorithm', 'random_forest', '--params', '{"n_estimators": 500}', '--name', 'Shared'];
  const killed = startCli(['sweep', ...three, ...label, ...slow]);
  await vi.waitUntil(async () => (await postgres().sweepWorker.count()) === 2, { timeout: 60_000, interval: 50 });
  killed.kill();
  await killed.ended;
  const isOver = async () => (await listSweeps({ limit: 1 }))[0]!.status !== 'running';
  await vi.waitUntil(isOver, { timeout: 60_000, interval: 100 });
  worker.kill();
  await worker.ended;
  const [sweep] = await listSweeps({ limit: 1 });
  expect(sweep).toMatchObject({ name: 'Shared', status: 'finished', error: null, progress: { done: 7 } });
  expect(await listPoints(sweep!.id)).toHaveLength(7);
});

test.each<[what: string, words: string[], reason: RegExp]>([
  ['no candidates', ['sweep', ...label], /--candidates: name features/],
  ['an unknown candidate', ['sweep', ...label, '--candidates', `${VIEW}:recancy`], /recancy.*recency/],
  [
    'a sweep of 2²⁰ subsets',
    ['sweep', ...label, '--candidates', Array.from({ length: 20 }, (_, i) => `${VIEW}:f${i}`).join()],
    /1,048,575 subsets.*up to 12 candidates/,
  ],
  [
    'an unknown algorithm',
    ['sweep', ...label, ...three, '--algorithm', 'magic'],
    /--algorithm: must be one or more of/,
  ],
  [
    'parameters for two algorithms',
    ['sweep', ...label, ...three, ...tree.slice(2), '--algorithm', 'xgboost,decision_tree'],
    /go with one --algorithm/,
  ],
  ['an unknown sweep', ['sweeps', 'show', 'nosuchsweep1'], /There is no sweep "nosuchsweep1"/],
])('%s is bad input', async (_, words, reason) => {
  const { code, stderr } = await runCli(words);
  expect(stderr).toMatch(reason);
  expect(code).toBe(2);
});
