import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import { rollbackAlias } from '#server/models/rollback-alias';
import type { Home } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../../models/testing/finished-run.ts';
import { serveInvocation } from '../invoke.ts';
import { openWorld } from '../testing/open-world.fixture.ts';
import { listServed } from '../watch/served.ts';

const lead = { name: 'Lea' };
const reason = 'to compare it';
let world: Home;

beforeAll(async () => {
  world = await openWorld(vi);
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason }, lead);
});
afterAll(() => world?.close());

const shadowOf = (version: string) =>
  listServed()
    .find((served) => served.version === version)!
    .total.shadow.get('v0.1');
const ask = () => serveInvocation({ customer_list: ['100.0', '112.0'] }, {});

test('without a candidate nothing is scored twice', async () => {
  await ask();
  await new Promise((later) => setTimeout(later, 100));
  expect(shadowOf('v0.0')).toBeUndefined();
});

test('the candidate answers the same questions in silence, and every row is accounted for', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { alias: 'candidate', reason }, lead);
  await expect
    .poll(async () => {
      await ask();
      return shadowOf('v0.0')?.rows ?? 0;
    })
    .toBeGreaterThan(0);
  const before = shadowOf('v0.0')!;
  const accounted = ({ rows, skipped, failed }: typeof before) => rows + skipped + failed;
  await expect.poll(() => accounted(shadowOf('v0.0')!)).toBeGreaterThan(0);
  const settled = { ...shadowOf('v0.0')! };
  const answers = await Promise.all(Array.from({ length: 50 }, ask));
  expect(answers.every(({ version }) => version === 'customer_segment-v0.0')).toBe(true);
  await expect.poll(() => accounted(shadowOf('v0.0')!) - accounted(settled)).toBeGreaterThanOrEqual(100);
  expect(shadowOf('v0.0')).toMatchObject({ differing: 0, failed: 0 });
});

test('a candidate that becomes production shadows nobody', async () => {
  await rollbackAlias({ to: 'v0.1', reason }, lead);
  await expect.poll(async () => (await ask()).version).toBe('customer_segment-v0.1');
  const { rows } = shadowOf('v0.0')!;
  for (let i = 0; i < 20; i++) await ask();
  await new Promise((later) => setTimeout(later, 100));
  expect(shadowOf('v0.1')).toBeUndefined();
  expect(shadowOf('v0.0')!.rows).toBeGreaterThanOrEqual(rows);
});
