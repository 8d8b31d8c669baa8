import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Database, openDatabase } from '#server/platform/database';
import { recordRun } from '#server/runs/record-run';
import { readFeatureUsers, type Users } from './feature-users.ts';
import { promoteRun } from './promote-run.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const ACTOR = { name: 'dee' };
const VIEW = 'customer_rfm_features';
const home = mkdtempSync(join(tmpdir(), 'cookoff-users-'));
const repo = join(home, 'feature_repo');
let database: Database;

beforeAll(async () => {
  cpSync('feature_repo', repo, { recursive: true });
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
  await applyFeatureRepo(ACTOR);
});
afterAll(async () => {
  await database?.close();
  rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

const namesOf = ({ services, runs, models }: Users) => [services, runs, models.map(({ version }) => version)];

test('services, runs and models are told of a view, a feature, a label and a service', async () => {
  const nobody = await readFeatureUsers();
  expect(namesOf(nobody.ofView(VIEW))).toEqual([['dee_v1', 'ram_v1'], 0, []]);

  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'segment', reason: 'to be counted' }, ACTOR);
  const label = `${VIEW}:ltvcluster`;
  await recordRun({ name: 'By service', owner: 'Ram', service: 'ram_v1', label, algorithm: 'majority' }, ACTOR);
  const users = await readFeatureUsers();
  expect(namesOf(users.ofView(VIEW))).toEqual([['dee_v1', 'ram_v1'], 2, ['v0.0']]);
  expect(namesOf(users.ofFeature(`${VIEW}:recency`))).toEqual([['dee_v1'], 1, ['v0.0']]);
  expect(namesOf(users.ofFeature(`${VIEW}:f`))).toEqual([['ram_v1'], 1, []]);
  expect(namesOf(users.ofFeature(label))).toEqual([[], 2, ['v0.0']]);
  expect(namesOf(users.ofFeature(`${VIEW}:frequency`))).toEqual([[], 0, []]);
  expect(users.ofService('ram_v1')).toEqual({ runs: 1, models: [] });
});

test('who used a feature under its former name uses it still', async () => {
  const file = join(repo, 'customer_segmentation.ts');
  const text = readFileSync(file, 'utf8')
    .replace("name: 'recency'", "name: 'days_since', renamedFrom: 'recency'")
    .replace("fromRfm('recency'", "fromRfm('days_since'");
  writeFileSync(file, text);
  await applyFeatureRepo(ACTOR);
  const users = await readFeatureUsers();
  expect(namesOf(users.ofFeature(`${VIEW}:days_since`))).toEqual([['dee_v1'], 1, ['v0.0']]);
  expect(namesOf(users.ofView(VIEW))).toEqual([['dee_v1', 'ram_v1'], 2, ['v0.0']]);
});
