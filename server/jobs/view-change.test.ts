import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestAgain } from '#server/feature-store/ingest-again';
import { ingestFile } from '#server/feature-store/ingest-file';
import { materializeIncremental } from '#server/feature-store/materialize';
import { planFeatureRepo } from '#server/feature-store/plan';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { promoteRun } from '#server/models/promote-run';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { executeRun } from '#server/runs/execute-run';
import { recordRun } from '#server/runs/record-run';
import type { Run } from '#server/runs/schema';
import { findAffected } from './find-affected.ts';
import { createJob } from './jobs.repo.ts';
import { viewChange } from './view-change.ts';

const VIEW = 'customer_rfm_features';
const LABEL = `${VIEW}:ltvcluster`;
/** The runs here are quick to train, and no better than the majority class. */
const LET_THROUGH = { acknowledge: ['signature' as const], override: ['baseline' as const] };
const dee = { name: 'Dee' };
let world: Home;
let file: string;
let original: string;
let onAll: Run;
let onRecency: Run;
let ingestId: string;

const train = async (features: readonly string[]): Promise<Run> => {
  const names = features.map((name) => `${VIEW}:${name}`);
  const wanted = { name: `on ${features.join()}`, features: names, label: LABEL, algorithm: 'logistic_regression' };
  return executeRun((await recordRun(wanted as Parameters<typeof recordRun>[0], dee)).id);
};

beforeAll(async () => {
  world = await openHome(vi);
  const repo = join(world.home, 'feature_repo');
  file = join(repo, 'customer_segmentation.ts');
  cpSync('feature_repo', repo, { recursive: true });
  original = readFileSync(file, 'utf8');
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  await applyFeatureRepo(dee);
  const data = join(world.home, 'demo.csv');
  await writeDemoData(data);
  ingestId = (await ingestFile(data, {}, dee)).id;
  await materializeIncremental({}, {}, dee);
  [onAll, onRecency] = [await train(['r', 'm', 'f']), await train(['recency', 'r'])];
  await promoteRun(onRecency.id, { reason: 'to serve it', ...LET_THROUGH }, dee);
}, 60_000);
afterAll(() => world?.close());
beforeEach(() => writeFileSync(file, original));

/** Writes the definitions with some texts replaced. */
function edit(...changes: readonly [from: string, to: string][]): void {
  let text = original;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  writeFileSync(file, text);
}
const RECENCY = "    field({ name: 'recency', dtype: 'int32', description: 'Whole days since the last invoice.' }),\n";
const drop = (): void => edit([RECENCY, ''], ["fromRfm('recency', ", 'fromRfm(']);
const states = async () => (await viewChange(VIEW)).steps.map(({ title, state }) => [title, state]);

test('a plan that drops a feature names every user of it, and what becomes of each', async () => {
  const batch = await createJob('score', { model: 'customer_segment', keys: 'all' }, dee);
  drop();
  const affected = await findAffected(await planFeatureRepo());
  const words = `${VIEW}:recency is dropped`;
  expect(affected.services).toEqual([
    { name: 'dee_v1', features: [`${VIEW}:recency`], stops: false, effect: `becomes version 2: ${words}` },
  ]);
  expect(affected.runs).toMatchObject({ total: 1, stops: 1 });
  expect(affected.runs.newest).toMatchObject([{ id: onRecency.id, effect: `goes stale: ${words}` }]);
  expect(affected.versions).toMatchObject([
    { model: 'customer_segment', version: 'v0.0', aliases: ['production'], effect: `refuses to serve: ${words}` },
  ]);
  expect(affected.batches.newest).toMatchObject([
    { id: batch.id, stops: true, effect: expect.stringMatching(/^fails/) },
  ]);
});

test('retyped features stop their users, renamed and reworded ones do not, added ones have none', async () => {
  const effects = async () => {
    const { versions, runs } = await findAffected(await planFeatureRepo());
    return [versions[0]?.effect, runs.total, runs.stops];
  };
  edit([RECENCY, RECENCY.replace('int32', 'float64')]);
  expect(await effects()).toEqual([`refuses to serve: ${VIEW}:recency becomes float64, int32 until now`, 1, 1]);
  edit(
    [RECENCY, RECENCY.replace("'recency'", "'days', renamedFrom: 'recency'")],
    ["fromRfm('recency'", "fromRfm('days'"],
  );
  expect(await effects()).toEqual([`goes on: ${VIEW}:recency is called ${VIEW}:days from then on`, 1, 0]);
  edit([RECENCY, RECENCY.replace('Whole days', 'Days')]);
  expect(await effects()).toEqual([`goes on: only words of ${VIEW} change`, 2, 0]);
  edit([RECENCY, `${RECENCY}    field({ name: 'age', dtype: 'int32' }),\n`]);
  expect(await effects()).toEqual([undefined, 0, 0]);
});

test('a view that never changed has nothing to walk through; a repo that does not load is said', async () => {
  expect(await viewChange(VIEW)).toEqual({ view: VIEW, planned: null, affected: null, problem: null, steps: [] });
  writeFileSync(file, 'export const broken = ;');
  expect((await viewChange(VIEW)).problem).toMatch(/customer_segmentation\.ts/);
});

test('a changed feature set is walked from the repo to a model that serves it', async () => {
  edit([RECENCY, `    field({ name: 'lines', dtype: 'int32' }),\n`], ["fromRfm('recency', ", 'fromRfm(']);
  expect(await states()).toEqual([
    ['Apply the definition', 'to do'],
    ['Ingest again', 'later'],
    ['Materialize', 'later'],
    ['Train again', 'later'],
    ['Promote', 'later'],
  ]);
  const pipeline = join(world.home, 'feature_repo/pipelines/customer_rfm.ts');
  writeFileSync(pipeline, readFileSync(pipeline, 'utf8').replace(/(\bfrequency[,:])/, 'lines: 1, $1'));
  await applyFeatureRepo(dee);
  const applied = await viewChange(VIEW);
  expect(applied.steps.map(({ state }) => state)).toEqual(['done', 'to do', 'to do', 'to do', 'later']);
  expect(applied.steps[1]?.tasks).toMatchObject([
    { does: 'ingest', ingestId, about: expect.stringMatching(/without lines$/), state: 'to do' },
  ]);
  expect(applied.steps[3]?.tasks).toMatchObject([{ does: 'retrain', runId: onRecency.id, state: 'to do' }]);

  const job = await createJob('ingest', { again: ingestId }, dee);
  expect((await viewChange(VIEW)).steps[1]?.state, `job ${job.id} is queued`).toBe('running');
  await ingestAgain(ingestId, {}, dee);
  await materializeIncremental({}, {}, dee);
  expect((await viewChange(VIEW)).steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'to do', 'later']);

  const successor = await train(['lines', 'r', 'm']);
  const trained = await viewChange(VIEW);
  expect(trained.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'to do']);
  expect(trained.steps[4]?.tasks).toMatchObject([{ does: 'promote', runId: successor.id, alias: 'production' }]);
  await promoteRun(successor.id, { reason: 'the repair', ...LET_THROUGH }, dee);
  expect((await viewChange(VIEW)).steps).toEqual([]);
  expect(onAll.status).toBe('finished');
}, 60_000);
