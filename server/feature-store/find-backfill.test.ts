import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { applyFeatureRepo } from './apply.ts';
import { findBackfill } from './find-backfill.ts';
import { ingestAgain } from './ingest-again.ts';
import { ingestFile } from './ingest-file.ts';

const ACTOR = { name: 'dee' };
let world: Home;
let repo: string;

interface Orders {
  /** Fields beside `orders`, and whether the pipeline writes them. */
  readonly fields?: readonly string[];
  readonly written?: boolean;
  /** Type of those fields. */
  readonly dtype?: 'int32' | 'int64' | 'bool';
  readonly table?: string;
}

/** A view of what customers ordered, filled by a pipeline that counts lines of a file. */
async function applyOrders(orders: Orders = {}): Promise<void> {
  const { fields = [], written = true, table = 'orders', dtype = 'int32' } = orders;
  const spent = dtype === 'bool' ? 'sum(amount::INTEGER) > 0' : 'sum(amount::INTEGER)';
  const columns = written ? fields.map((name) => `, ${spent} AS ${name}`) : [];
  writeFileSync(
    join(repo, 'orders.ts'),
    `
import { entity, featureView, field, pipeline, source } from '#server/feature-store/vocabulary';
import { z } from 'zod';
export const customer = entity({ name: 'customer', joinKey: 'id' });
export const count = pipeline({
  name: 'count', table: '${table}', columns: ['id', 'amount'], parameters: z.object({}),
  run: async ({ query }) => ({
    rows: await query('SELECT id, count(*)::INTEGER AS orders${columns.join('')} FROM raw GROUP BY id'),
    counts: {}, dropped: [],
  }),
});
export const orders = featureView({
  name: 'orders', entities: ['customer'], ttlSeconds: 0,
  source: source({ name: 's', table: '${table}', pipeline: 'count' }),
  fields: [
    field({ name: 'orders', dtype: 'int32' }),
    ${fields.map((name) => `field({ name: '${name}', dtype: '${dtype}' })`).join(', ')}
  ],
});
`,
  );
  await applyFeatureRepo(ACTOR);
}

async function ingest(ids: string, asOf: string): Promise<string> {
  const file = join(world.home, `${ids}.csv`);
  writeFileSync(file, `id,amount\n${[...ids].map((id) => `${id},1`).join('\n')}\n`);
  return (await ingestFile(file, { asOf: new Date(asOf) }, ACTOR)).id;
}

const again = (id: string) => ingestAgain(id, {}, ACTOR);

beforeAll(async () => {
  world = await openHome(vi);
  repo = join(world.home, 'feature_repo');
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  mkdirSync(repo);
  writeFileSync(
    join(repo, 'feature_store.yaml'),
    'project: p\noffline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n',
  );
});
afterAll(() => world?.close());
beforeEach(async () => {
  await postgres().ingest.deleteMany();
});

test('a view whose rows have every feature needs nothing', async () => {
  await applyOrders();
  await ingest('abc', '2026-01-01');
  expect(await findBackfill('orders')).toEqual({
    ...{ view: 'orders', table: 'orders', rows: 3, features: [], elsewhere: [], again: [] },
  });
});

test('an added feature lacks in the ingests from before, until each was done again', async () => {
  await applyOrders();
  const [first, second] = [await ingest('abc', '2026-01-01'), await ingest('ab', '2026-02-01')];
  await applyOrders({ fields: ['spent'] });
  const found = await findBackfill('orders');
  expect(found).toMatchObject({ rows: 5 });
  expect(found.features).toEqual([
    { feature: 'spent', rows: 5, ingests: [second, first], isRetyped: false, isUnwritten: false },
  ]);
  expect(found.again.map(({ id }) => id)).toEqual([first, second]);

  await again(first);
  expect((await findBackfill('orders')).features).toMatchObject([{ rows: 2, ingests: [second] }]);
  await again(second);
  expect(await findBackfill('orders')).toMatchObject({ rows: 10, features: [], again: [] });
});

test('a feature that the pipeline does not write is told from one that only needs its files again', async () => {
  await applyOrders();
  await ingest('abc', '2026-01-01');
  await applyOrders({ fields: ['unwritten'], written: false });
  await ingest('ab', '2026-02-01');
  const found = await findBackfill('orders');
  expect(found.features).toMatchObject([{ feature: 'unwritten', rows: 5, isUnwritten: true }]);
  expect(found.again, 'doing it again would change nothing').toEqual([]);
});

test('a retyped feature needs the ingests that wrote the former type, unless that holds as it is', async () => {
  await applyOrders({ fields: ['spent'] });
  const first = await ingest('abc', '2026-01-01');
  await applyOrders({ fields: ['spent'], dtype: 'int64' });
  expect((await findBackfill('orders')).features, 'every int32 is an int64').toEqual([]);
  await applyOrders({ fields: ['spent'], dtype: 'bool' });
  const found = await findBackfill('orders');
  expect(found.features).toMatchObject([{ feature: 'spent', rows: 3, ingests: [first], isRetyped: true }]);
  await again(first);
  expect((await findBackfill('orders')).again).toEqual([]);
});

test('a view that reads a new table needs the ingests of the old one', async () => {
  await applyOrders();
  const [first, second] = [await ingest('abc', '2026-01-01'), await ingest('ab', '2026-02-01')];
  await applyOrders({ table: 'orders_2' });
  const found = await findBackfill('orders');
  expect(found).toMatchObject({ table: 'orders_2', rows: 0, features: [] });
  expect(found.elsewhere.map(({ id }) => id)).toEqual([second, first]);
  await again(second);
  expect((await findBackfill('orders')).again.map(({ id }) => id)).toEqual([first]);
});

test('a view nobody knows is named', async () => {
  await expect(findBackfill('order')).rejects.toMatchObject({ code: 'not_found' });
});
