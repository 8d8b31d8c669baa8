import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { openHome } from './open-home.fixture.ts';
import { postgres } from './postgres.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cookoff-open-home-'));
  vi.stubEnv('TMPDIR', folder);
});
afterAll(() => rm(folder, { recursive: true }));

test('a home that cannot be opened leaves nothing behind, and the next one opens', async () => {
  vi.stubEnv('PORT', 'none');
  await expect(openHome(vi)).rejects.toThrow(/PORT/);
  expect(await readdir(folder)).toEqual([]);
  vi.stubEnv('PORT', undefined);
  const { close } = await openHome(vi);
  await close();
});

test('closing ends the database a test opened again, and takes the folder along', async () => {
  const { home, close } = await openHome(vi);
  await (await openDatabase()).close();
  await openDatabase();
  await close();
  expect(() => postgres()).toThrow(/No database is open/);
  expect(existsSync(home)).toBe(false);
});
