import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '#server/platform/log';
import { keepPages } from './keep-pages.ts';
import { type PagesDoor, SECRET_HEADER } from './pages-door.ts';
import { watchBeats } from './watch-beats.ts';

const FIXTURE = join(import.meta.dirname, 'pages.fixture.ts');
/** Its start may take as long as a busy machine needs. */
const SHORT = { checkEveryMs: 100, silentChecks: 20, silentChecksAtStart: 600 };

beforeEach(() => void vi.spyOn(log, 'error').mockReturnValue(undefined));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function ask({ port, secret }: PagesDoor, path: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { [SECRET_HEADER]: secret } });
  return (await response.json()).pid;
}

test.each([
  ['is blocked for ever', (door: PagesDoor, _pid: number) => ask(door, '/hang')],
  ['is stopped', async (_door: PagesDoor, pid: number) => process.kill(pid, 'SIGSTOP')],
])('a process that %s is killed, its callers are let go, and another one answers', async (_, hang) => {
  const pages = await keepPages(FIXTURE, SHORT);
  const pid = await ask(await pages.door(), '/');
  const hung = hang(await pages.door(), pid).catch((error) => error.message);
  await expect.poll(async () => ask(await pages.door(), '/').catch(() => pid)).not.toBe(pid);
  expect(await hung).not.toBe(pid);
  expect(log.error).toHaveBeenCalledWith({ pid, seconds: 2 }, expect.stringMatching(/silent for 2 s and is killed/));
  await pages.stop();
});

test('a long piece of work is waited for', async () => {
  const pages = await keepPages(FIXTURE, SHORT);
  const pid = await ask(await pages.door(), '/');
  expect(await ask(await pages.door(), '/work')).toBe(pid);
  expect(await ask(await pages.door(), '/')).toBe(pid);
  expect(log.error).not.toHaveBeenCalled();
  await pages.stop();
});

/** A child in whose place the test speaks. */
function watched() {
  vi.useFakeTimers();
  const child = Object.assign(new EventEmitter(), { pid: 7, kill: vi.fn(() => true) });
  watchBeats(child as unknown as ChildProcess, { checkEveryMs: 2_000, silentChecks: 3, silentChecksAtStart: 5 });
  return child;
}

test('silence is counted from the last beat, and longer before the first', () => {
  const child = watched();
  vi.advanceTimersByTime(8_000);
  child.emit('message', 'beat');
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(4_000);
    child.emit('message', 'beat');
  }
  vi.advanceTimersByTime(5_999);
  expect(child.kill).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(child.kill).toHaveBeenCalledExactlyOnceWith('SIGKILL');
});

test('one that never said a word is killed, too', () => {
  const child = watched();
  vi.advanceTimersByTime(10_000);
  expect(child.kill).toHaveBeenCalledExactlyOnceWith('SIGKILL');
});

test('a machine that slept all night kills nothing: what counts are checks, and it made none', () => {
  const child = watched();
  child.emit('message', 'beat');
  vi.advanceTimersByTime(4_000);
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  vi.advanceTimersByTime(1_999);
  child.emit('message', 'beat');
  vi.advanceTimersByTime(4_000);
  expect(child.kill).not.toHaveBeenCalled();
});

test('who ended is watched no longer', () => {
  const child = watched();
  child.emit('exit');
  vi.advanceTimersByTime(60_000);
  expect(child.kill).not.toHaveBeenCalled();
});
