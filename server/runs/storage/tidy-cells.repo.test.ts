import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { seedRuns } from '../search/runs.fixture.repo.ts';
import { readPages, tidyCells } from './tidy-cells.repo.ts';

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
});
afterAll(() => world?.close());

test('many new cells are marked so that an index is enough to read them; a few are not worth it', async () => {
  const run = { name: 'Wide', owner: 'Dee', service: null, tags: [], starred: false, archived: false };
  const cells = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`param.p${i}`, 'x'.repeat(900)]));
  await seedRuns([{ ...run, id: 'few', created: new Date(0), cells: cells(3) }]);
  await tidyCells();
  expect((await readPages()).visible).toBe(0);
  await seedRuns([{ ...run, id: 'many', created: new Date(0), cells: cells(800) }]);
  await tidyCells();
  const { pages, visible } = await readPages();
  expect(pages).toBeGreaterThan(64);
  expect(visible).toBe(pages);
});
