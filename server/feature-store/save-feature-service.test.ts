import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { loadFeatureRepo } from './load-feature-repo.ts';
import { getService } from './registry.ts';
import { saveFeatureService } from './save-feature-service.ts';
import { writeShopRepo } from './testing/shop-repo.fixture.ts';

const ACTOR = { name: 'Dee */ O’Hara' };
const features = ['spending:money', 'store_visits:visits'];
let world: Home;
let repo: string;

beforeAll(async () => {
  world = await openHome(vi);
  repo = join(world.home, 'repo');
  writeShopRepo(repo);
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  await applyFeatureRepo(ACTOR);
});
afterAll(async () => {
  chmodSync(repo, 0o755);
  await world?.close();
});

test('a saved service is a definition like any other: loaded, applied, and found', async () => {
  const path = await saveFeatureService({ name: 'mixed_v1', features, description: 'it\'s "both"' }, ACTOR);
  expect(path).toBe(join(repo, 'mixed_v1.ts'));
  const { services } = await loadFeatureRepo();
  expect(services.find(({ name }) => name === 'mixed_v1')).toMatchObject({ features, owner: ACTOR.name });
  await applyFeatureRepo(ACTOR);
  expect(await getService('mixed_v1')).toMatchObject({ features, description: 'it\'s "both"' });
});

test('a name that is taken, by a service or by a file, and an unknown feature are refused and nothing is written', async () => {
  const save = (name: string, more = {}) => saveFeatureService({ name, features, description: '', ...more }, ACTOR);
  await expect(save('till_v1')).rejects.toThrow('has a feature service till_v1 already');
  await expect(save('shop')).rejects.toThrow('has a file called shop already');
  await expect(save('fresh', { features: ['spending:mony'] })).rejects.toThrow('Did you mean "money"');
  expect((await loadFeatureRepo()).services.map(({ name }) => name)).not.toContain('fresh');
});

test.skipIf(process.getuid?.() === 0)(
  'a feature repo that cannot be written says what to add to it (not as root, who may write anywhere)',
  async () => {
    chmodSync(repo, 0o555);
    const saving = saveFeatureService({ name: 'locked', features, description: '' }, ACTOR);
    await expect(saving).rejects.toThrow("export const locked = featureService({ name: 'locked'");
  },
);
