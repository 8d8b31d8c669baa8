import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { DatasetRequestSchema } from '#server/feature-store/dataset-schema';
import { pushRows } from '#server/feature-store/push';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { writeShopRepo } from '../feature-store/testing/shop-repo.fixture.ts';
import { previewTrainingSet } from './preview-training-set.ts';

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  writeShopRepo(join(world.home, 'repo'));
  vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
  await applyFeatureRepo({ name: 'dee' });
  const rows = Array.from({ length: 40 }, (_, i) => i);
  const written = rows.map(() => new Date(Date.now() - 60_000).toISOString());
  const df = {
    customerid: rows.map(String),
    visits: rows.map((i) => i % 2),
    money: rows.map((i) => 10 * (i % 2)),
    share: rows.map((i) => (i * 7) % 11),
    points: rows,
    city: rows.map((i) => (i % 2 ? 'Oslo' : 'Bergen')),
    member: rows.map(() => null),
    joined: rows.map(() => null),
    event_timestamp: written,
    created_timestamp: written,
  };
  await pushRows({ push_source_name: 'spending', df, to: 'offline' }, { name: 'dee' });
});
afterAll(() => world?.close());

const warningsOf = async (...features: string[]) => {
  const request = DatasetRequestSchema.parse({ features, label: 'spending:visits' });
  return (await previewTrainingSet(request)).warnings;
};

test('a feature that alone gives the label is found in the rows, and an honest one is not', async () => {
  const [leak, ...others] = await warningsOf('spending:money', 'spending:share');
  expect(leak).toMatchObject({ kind: 'leak' });
  expect(leak!.message).toMatch(/^spending:money alone gives the label/);
  expect(others).toEqual([]);
});

test('what no model can learn from is said before the run fails of it', async () => {
  expect(await warningsOf('spending:city')).toMatchObject([{ kind: 'not_trainable' }]);
});
