import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Home } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { recordSweep } from './create-sweep.ts';
import { executeSweep } from './execute-sweep.ts';
import { readAtlas } from './read-atlas.ts';
import { shareSweep } from './share-sweep.ts';
import { cancelSweep, pauseSweep } from './steer-sweep.ts';
import { listPoints } from './sweeps/sweep-points.repo.ts';
import { claimPoints, sayAlive } from './sweeps/sweep-workers.repo.ts';
import { claimSweep, listSweepsToShare } from './sweeps.repo.ts';
import { openDemoWorld } from './testing/open-demo-world.fixture.ts';
import { ALL, DEAD, SLOW, scoresOf } from './testing/small-sweep.fixture.ts';

// On many cores one worker would be at all 15 points at once, and nothing could be shared or stopped half-way.
vi.mock('node:os', async (original) => ({ ...(await original<object>()), availableParallelism: () => 2 }));

const dee = { name: 'Dee' };
let world: Home;

beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

/** Forgets what was measured, so that nothing can be reused. */
const forget = () => postgres().sweepPoint.deleteMany();

/** Works on a slow sweep with two workers, of which the second begins when the first has a point. */
async function withTwo(
  { id }: { id: string },
  told: { readonly first?: () => void; readonly second?: () => void },
  signal?: AbortSignal,
) {
  const counts = { first: 0, second: 0 };
  let second: Promise<unknown> | undefined;
  const hooksOf = (who: keyof typeof counts) => ({
    onProgress: () => {
      counts[who]++;
      if (who === 'first') second ??= shareSweep(id, hooksOf('second'));
      told[who]?.();
    },
  });
  const sweep = await executeSweep(id, { ...hooksOf('first'), ...(signal && { signal }) });
  await second;
  return { counts, sweep };
}

test('two workers share a sweep: each measures some of it, and no point is measured twice', async () => {
  await forget();
  const { counts, sweep } = await withTwo(await recordSweep(SLOW, dee), {});
  expect(sweep).toMatchObject({ status: 'finished', progress: { done: 15, total: 15, reused: 0 } });
  expect(counts.first + counts.second).toBe(15);
  expect(Math.min(counts.first, counts.second)).toBeGreaterThan(0);
  expect(await postgres().sweepWorker.count()).toBe(0);
  expect(await postgres().sweepClaim.count()).toBe(0);
});

test('two workers go through a forward search in step, to the points that one finds alone', async () => {
  await forget();
  const forward = { ...SLOW, search: 'forward' as const };
  const alone = await executeSweep((await recordSweep(forward, dee)).id);
  const found = scoresOf(await listPoints(alone.id));
  await forget();
  const { counts, sweep } = await withTwo(await recordSweep(forward, dee), {});
  expect(scoresOf(await listPoints(sweep.id))).toEqual(found);
  expect(counts.first + counts.second).toBe(10);
});

test('when one of two workers is stopped the other goes on; a pause stops both', async () => {
  await forget();
  const stopping = new AbortController();
  const stop = { second: () => stopping.abort(new Error('stop')) };
  const stopped = await withTwo(await recordSweep(SLOW, dee), stop, stopping.signal);
  expect(stopped.sweep.status).not.toBe('paused');
  expect((await readAtlas(stopped.sweep.id)).sweep.status).toBe('finished');
  await forget();
  const { id } = await recordSweep(SLOW, dee);
  const { sweep } = await withTwo({ id }, { second: () => void pauseSweep(id).catch(() => {}) });
  expect(sweep.status).toBe('paused');
  expect((await listPoints(id)).length).toBeLessThan(15);
});

test('what a worker was at when it died is measured by the others', async () => {
  await forget();
  const { id } = await recordSweep(ALL, dee);
  const dead = { id: 'died', sweepId: id, executor: DEAD };
  await sayAlive(dead);
  const places = [1, 2, 15].map((mask) => ({ setting: 0, mask }));
  expect(await claimPoints(dead, places)).toEqual(places);
  const alive = { id: 'alive', sweepId: id, executor: `elsewhere 1` };
  await sayAlive(alive);
  expect(await claimPoints(alive, [...places, { setting: 0, mask: 3 }])).toEqual([{ setting: 0, mask: 3 }]);
  await postgres().sweepWorker.update({ where: { id: 'alive' }, data: { beatAt: new Date(0) } });
  expect(await executeSweep(id)).toMatchObject({ status: 'finished', progress: { done: 15 } });
  expect((await listPoints(id)).map(({ mask }) => mask)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
});

test('a worker is offered the running sweeps of others, not its own, and none whose rows are not joined yet', async () => {
  const { id } = await recordSweep(ALL, dee);
  await sayAlive({ id: 'other', sweepId: id, executor: 'elsewhere 1' });
  await claimSweep(id);
  expect(await listSweepsToShare('here 1')).toEqual([]);
  await postgres().sweep.update({ where: { id }, data: { facts: {} } });
  expect(await listSweepsToShare('here 1')).toEqual([id]);
  expect(await listSweepsToShare('elsewhere 1')).toEqual([]);
  await cancelSweep(id);
  expect(await listSweepsToShare('here 1')).toEqual([]);
});
