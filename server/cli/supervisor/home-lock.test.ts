import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockHome } from './home-lock.ts';

test('the second to come is told where the first one answers; when it has left, the place is free', async () => {
  const home = await mkdtemp(join(tmpdir(), 'cookoff-home-'));
  const first = lockHome(home);
  if ('runningAt' in first) throw new Error('a fresh folder cannot be in use');
  first.announce('http://127.0.0.1:3000');
  expect(lockHome(home)).toEqual({ runningAt: 'http://127.0.0.1:3000' });
  first.release();
  const again = lockHome(home);
  expect(again).not.toHaveProperty('runningAt');
  if (!('runningAt' in again)) again.release();
  await rm(home, { recursive: true });
});

test('a data folder that cannot be made is named, with the variable that moves it', () => {
  expect(() => lockHome('/dev/null/home')).toThrow(/data folder \/dev\/null\/home cannot be written.*COOKOFF_HOME/);
});
