import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { materializeIncremental } from '#server/feature-store/materialize';
import { getModelVersion } from '#server/models/models.repo';
import { promoteRun } from '#server/models/promote-run';
import { findStaleVersions } from '#server/models/stale-versions';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { findStaleRuns } from '#server/runs/stale-runs';
import { FEATURES, insertFinishedRun } from '../models/testing/finished-run.ts';
import { invoke } from './invoke.ts';
import { requireServingModel } from './require-current-features.ts';
import { scoreBatch } from './score-batch.ts';
import { fillOfflineStore } from './testing/small-world.ts';

const VIEW = 'customer_rfm_features';
const KEY = '105.0';
const WITHIN = { timeout: 2_500 };
const lead = { name: 'Lea' };
const RECENCY = "field({ name: 'recency', dtype: 'int32', description: 'Whole days since the last invoice.' }),";
let world: Home;
let file: string;
let original: string;

beforeAll(async () => {
  world = await openHome(vi);
  const repo = join(world.home, 'feature_repo');
  file = join(repo, 'customer_segmentation.ts');
  cpSync('feature_repo', repo, { recursive: true });
  original = readFileSync(file, 'utf8');
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  await fillOfflineStore(world.home);
  await materializeIncremental({}, {}, lead);
});
afterAll(() => world?.close());
beforeEach(async () => {
  writeFileSync(file, original);
  await applyFeatureRepo({ name: 'Dee' });
});

/** Applies the definitions with one of them written otherwise, and the services without what was dropped. */
async function applyWith(from: string, to: string): Promise<void> {
  expect(original).toContain(from);
  const text = original.replace(from, to);
  writeFileSync(file, to === '' ? text.replace("fromRfm('recency', ", 'fromRfm(') : text);
  await applyFeatureRepo({ name: 'Dee' });
}

const ask = () => invoke({ customer_list: [KEY] }, {});
const refusal = async (): Promise<string> =>
  ask().then(
    () => 'it answers',
    (error: Error) => error.message,
  );

test('a model whose feature was dropped refuses within two seconds, everywhere, in words that help', async () => {
  const run = await insertFinishedRun();
  const version = await promoteRun(run.id, { reason: 'to serve it' }, lead);
  expect(version.signature.viewVersions).toEqual({ [VIEW]: 1 });
  const { columns } = await historicalFeatures({ entities: { keys: { customerid: [KEY] } }, features: FEATURES });
  const before = (await ask()).answer.predictions;

  await applyWith(RECENCY, '');
  await expect.poll(refusal, WITHIN).toMatch(/refuses to answer/);
  const words = await refusal();
  expect(words).toMatch(
    /^customer_segment v0\.\d+ refuses to answer for customers: customer_rfm_features:recency is gone since version \d+ of customer_rfm_features, applied by Dee on .* UTC\. Train it again .*promote.* roll the alias back/,
  );
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable', status: 503, refs: [`${VIEW}:recency`] });
  await expect(requireServingModel()).rejects.toMatchObject({
    code: 'unavailable',
    message: `No model can answer. ${words}`,
  });
  await expect(scoreBatch({ keys: [KEY] }, {}, lead)).rejects.toThrow(words);

  const own = await invoke({ inputs: columns }, {});
  expect(own.answer.predictions, 'raw features are the caller’s own').toEqual(before);

  const gone = words.slice(words.indexOf(VIEW), words.indexOf('. Train'));
  await expect(promoteRun(run.id, { reason: 'again' }, lead)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(gone),
  });
  expect((await findStaleRuns([run])).get(run.id)).toMatchObject([{ reference: `${VIEW}:recency`, change: 'gone' }]);
  const versions = await findStaleVersions([await getModelVersion(version.model, version.version)]);
  expect([...versions.keys()]).toEqual([`customer_segment/${version.version}`]);
});

test('a model whose feature is of another type refuses, and answers again when the old type is back', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to serve it' }, lead);
  await expect.poll(refusal, WITHIN).toBe('it answers');
  await applyWith(RECENCY, RECENCY.replace('int32', 'float64'));
  await expect.poll(refusal, WITHIN).toMatch(/recency was int32 and is float64 since version \d+/);
  writeFileSync(file, original);
  await applyFeatureRepo(lead);
  await expect.poll(refusal, WITHIN).toBe('it answers');
});

test('a renamed feature goes on serving, from the rows that have its old name', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to serve it' }, lead);
  await expect.poll(refusal, WITHIN).toBe('it answers');
  const before = (await ask()).answer.predictions;
  const renamed = RECENCY.replace("'recency'", "'days', renamedFrom: 'recency'");
  const text = original.replace(RECENCY, renamed).replace("fromRfm('recency'", "fromRfm('days'");
  writeFileSync(file, text);
  await applyFeatureRepo(lead);
  const until = performance.now() + 2_500;
  while (performance.now() < until) expect((await ask()).answer.predictions).toEqual(before);
  expect((await scoreBatch({ keys: [KEY] }, {}, lead)).scored).toBe(1);
  expect(await findStaleRuns([run])).toEqual(new Map());
  writeFileSync(file, original.replace(RECENCY, RECENCY.replace("'recency'", "'recency', renamedFrom: 'days'")));
  await applyFeatureRepo(lead);
});

test('an added feature and changed words disturb nobody', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to serve it' }, lead);
  await expect.poll(refusal, WITHIN).toBe('it answers');
  await applyWith(RECENCY, `${RECENCY.replace('Whole days', 'Days')} field({ name: 'age', dtype: 'int32' }),`);
  const until = performance.now() + 2_500;
  while (performance.now() < until) expect(await refusal()).toBe('it answers');
  expect(await findStaleRuns([run])).toEqual(new Map());
});
