import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from './open-home.fixture.ts';
import { closeQueue, enqueue, type QueueHandler, type QueueWorker, startQueueWorker } from './queue.ts';

let world: Home;
const workers: QueueWorker[] = [];

beforeAll(async () => {
  world = await openHome(vi);
});

afterAll(async () => {
  await closeQueue();
  await Promise.all(workers.map((worker) => worker.stop()));
  await world?.close();
});

const ran: unknown[] = [];
const abandoned: unknown[] = [];
const recorder: QueueHandler = {
  run: async (payload) => void ran.push(payload),
  abandon: async (payload) => void abandoned.push(payload),
};
const failing: QueueHandler = { ...recorder, run: () => Promise.reject(new Error('the worker fell over')) };

test('work asked for before any worker ever ran is refused with what to do', async () => {
  await expect(enqueue('record', {})).rejects.toThrow(/start one with `cookoff worker`/);
});

test('every message is handled once, by whichever worker is free', async () => {
  const handlerOf = (kind: string) => (kind === 'record' ? recorder : failing);
  workers.push(await startQueueWorker(handlerOf), await startQueueWorker(handlerOf));
  for (let i = 0; i < 20; i++) await enqueue('record', { i });
  await expect.poll(() => ran.length, { timeout: 30_000 }).toBe(20);
  expect(new Set(ran.map((payload) => JSON.stringify(payload))).size).toBe(20);
});

test('a message that no worker could finish is recorded as abandoned, not run again', async () => {
  await enqueue('fail', { file: 7 });
  await expect.poll(() => abandoned, { timeout: 30_000 }).toEqual([{ file: 7 }]);
  expect(ran).not.toContainEqual({ file: 7 });
});
