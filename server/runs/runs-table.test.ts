import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { completeQuery } from './complete-query.ts';
import { findConstantColumns, groupRuns } from './group-runs.ts';
import { markRuns } from './mark-runs.ts';
import { listNamedRunsViews } from './runs-views.repo.ts';
import { getRunsView, removeRunsView, saveRunsView } from './runs-views.ts';
import { type SeededRun, seedRuns } from './search/runs.fixture.repo.ts';
import { searchRunIds } from './search-runs.ts';

const DEE = { name: 'Dee' };
let world: Home;

const RUNS: SeededRun[] = Array.from({ length: 6 }, (_, i) => ({
  ...{ id: `run${i}`, name: `Run ${i}`, owner: i < 4 ? 'Dee' : 'Ram', service: i % 2 ? 'dee_v1' : null },
  ...{ tags: [], starred: false, archived: i === 5, created: new Date(Date.UTC(2011, 0, i + 1)) },
  cells: {
    'metric.f1_0': i / 20,
    'metric.f1_macro': i / 10,
    'param.depth': 5,
    ...(i < 4 && { 'param.booster': 'dart' }),
  },
}));

beforeAll(async () => {
  world = await openHome(vi);
  await seedRuns(RUNS);
});
afterAll(() => world?.close());

test('groups have the mean and the deviation of the runs that fit, the largest group first', async () => {
  const [dee, ram, ...others] = await groupRuns({ q: '', by: 'owner', columns: ['metric.f1_macro', 'param.booster'] });
  expect(others).toEqual([]);
  expect(dee).toMatchObject({ key: 'Dee', runs: 4, figures: { 'metric.f1_macro': { runs: 4 } } });
  expect(dee!.figures['metric.f1_macro']!.mean).toBeCloseTo(0.15, 12);
  expect(dee!.figures['metric.f1_macro']!.sd).toBeCloseTo(Math.sqrt(0.05 / 3), 12);
  expect(dee!.figures).not.toHaveProperty('param.booster');
  expect(ram, 'the archived one is not in it').toMatchObject({ key: 'Ram', runs: 1 });
  expect(ram!.figures['metric.f1_macro']).toEqual({ runs: 1, mean: 0.4, sd: null });
  expect(await groupRuns({ q: '', by: 'param.booster', columns: [] })).toMatchObject([
    { key: 'dart', runs: 4 },
    { key: null, runs: 1 },
  ]);
  await expect(groupRuns({ q: '', by: 'ownr', columns: [] })).rejects.toThrow(
    /gathered by "ownr"\. Did you mean "owner"/,
  );
});

test('a column is constant when all runs that fit have the same there, or none has anything', async () => {
  const columns = ['metric.f1_macro', 'param.depth', 'param.booster'];
  expect(await findConstantColumns('', columns)).toEqual(['param.depth']);
  expect(await findConstantColumns('owner = Dee', columns)).toEqual(['param.depth', 'param.booster']);
  expect(await findConstantColumns('owner = Ram', columns)).toEqual(columns);
});

test('marks are put on all runs named or on none, and nobody loses a tag', async () => {
  await Promise.all([
    markRuns({ runs: ['run0', 'run1'], addTags: ['weekly'], starred: true }),
    markRuns({ runs: ['run1'], addTags: ['Abc', 'weekly'] }),
  ]);
  expect((await searchRunIds({ q: 'starred and tag = weekly', sort: 'name' })).ids).toEqual(['run0', 'run1']);
  expect((await searchRunIds({ q: 'tag = Abc' })).ids).toEqual(['run1']);
  await markRuns({ runs: ['run1'], removeTags: ['weekly'], archived: true });
  expect((await searchRunIds({ q: 'tag = weekly' })).ids).toEqual(['run0']);
  expect((await searchRunIds({ q: 'archived', sort: 'name' })).ids).toEqual(['run1', 'run5']);
  await markRuns({ runs: ['run1'], archived: false });

  await expect(markRuns({ runs: ['run0', 'gone'], archived: true })).rejects.toThrow('no run "gone"; none was marked');
  expect((await searchRunIds({ q: 'archived' })).ids).toEqual(['run5']);
  await expect(markRuns({ runs: ['run0'] })).rejects.toThrow(/say what to change/);
  await expect(markRuns({ runs: ['run0'], addTags: [' '] })).rejects.toThrow(/not empty/);
});

test('the same way to look at runs has the same short address; a name is given once', async () => {
  const state = { q: 'owner = "Dee"', sort: '-metric.f1_macro', columns: 'owner:120,metric.f1_macro' };
  const first = await saveRunsView({ state }, DEE);
  expect((await saveRunsView({ state: { ...state } }, { name: 'Ram' })).id).toBe(first.id);
  expect((await saveRunsView({ state: { q: state.q } }, DEE)).id).not.toBe(first.id);
  expect(await getRunsView(first.id)).toMatchObject({ state, createdBy: 'Dee', name: null });

  const named = await saveRunsView({ name: 'Dee’s best', state }, DEE);
  expect(await listNamedRunsViews()).toEqual([named]);
  await expect(saveRunsView({ name: 'Dee’s best', state: {} }, DEE)).rejects.toMatchObject({ code: 'conflict' });
  await removeRunsView(named.id);
  expect(await listNamedRunsViews()).toEqual([]);
  await expect(getRunsView(named.id)).rejects.toThrow(/no saved view/);
});

test('names, comparisons and values that runs have are offered where they may stand', async () => {
  const offered = async (q: string) => (await completeQuery({ q, caret: q.length })).options.map(({ text }) => text);
  expect(await offered('f1'), 'those of all classes first').toEqual(['metric.f1_macro', 'metric.f1_0']);
  expect(await offered('owner ')).toContain('~');
  expect(await offered('created ')).not.toContain('~');
  expect(await offered('owner = ')).toEqual(['"Dee"', '"Ram"']);
  expect(await offered('owner = "r')).toEqual(['"Ram"']);
  expect(await offered('param.booster = ')).toEqual(['"dart"']);
  expect(await offered('status = fin')).toEqual(['finished']);
  expect(await offered('starred ')).toEqual(['and', 'or']);
  expect(await offered('zzz')).toEqual([]);
});
