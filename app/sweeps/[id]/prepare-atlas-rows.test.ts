import { expect, test } from 'vitest';
import { atlasFixture, sweepFixture } from './atlas.fixture.ts';
import { type AtlasView, atlasHref, bitsOf, readAtlasView, readMetric } from './atlas-view.ts';
import { goodnessScale, prepareAtlasRows } from './prepare-atlas-rows.ts';

/** Scores by mask: m alone (4) is best. */
const atlas = atlasFixture([0.3, 0.32, 0.33, 0.6, 0.55, 0.58, 0.57]);
const view = (changes: Partial<AtlasView> = {}): AtlasView => ({ ...readAtlasView({}, atlas), ...changes });
const sets = (changes: Partial<AtlasView>) => prepareAtlasRows(atlas, view(changes)).rows.map(({ set }) => set);

test('points that lack what has to be in, or have what may not be, are left out', () => {
  expect(sets({ included: 0b100 })).toEqual(['m', 'f, m', 'r, f, m', 'r, m']);
  expect(sets({ included: 0b100, excluded: 0b001 })).toEqual(['m', 'f, m']);
  expect(prepareAtlasRows(atlas, view({ included: 0b100 })).count).toBe(4);
});

test('by score the best is first; by anything else the most of it, and the other way round', () => {
  expect(sets({})[0]).toBe('m');
  expect(sets({ sort: 'features' })[0]).toBe('r, f, m');
  expect(sets({ sort: 'features', direction: 'ascending' }).at(-1)).toBe('r, f, m');
  expect(sets({ sort: 'size', direction: 'ascending' })).toEqual(['r', 'f', 'r, f', 'm', 'r, m', 'f, m', 'r, f, m']);
});

test('a page beyond the last is the last', () => {
  expect(prepareAtlasRows(atlas, view({ page: 99 }))).toMatchObject({ pages: 1, count: 7 });
});

test('where less is better, the scale goes the other way', () => {
  const [losses, scores] = [{ ...atlas, metric: 'log_loss' as const }, atlas];
  const best = atlas.points[0]!;
  expect([goodnessScale(scores)(best), goodnessScale(losses)(best)]).toEqual([1, 0]);
});

test('the address keeps the view, and leaves out what would be so anyway', () => {
  const sweep = sweepFixture();
  expect(atlasHref(sweep, view())).toBe('/sweeps/sweep');
  const changed = view({ included: 0b101, excluded: 0b010, sort: 'size', page: 2, point: '0-5', cost: 'size' });
  const query = Object.fromEntries(new URLSearchParams(atlasHref(sweep, changed).split('?')[1]));
  expect(readAtlasView(query, atlas)).toEqual(changed);
});

test('an address typed by hand opens: what makes no sense is left out', () => {
  const params = { with: '0,x,99,-1', without: '0,1', metric: 'beauty', setting: '7', page: '-3', sort: 'luck' };
  const expected = { included: 0b001, excluded: 0b010, setting: 0, page: 1, sort: 'score' };
  expect(readAtlasView(params, atlas)).toMatchObject(expected);
  expect([readMetric(params, atlas.sweep), readMetric({ metric: 'log_loss' }, atlas.sweep)]).toEqual([
    'f1_macro',
    'log_loss',
  ]);
  expect(bitsOf(0b1011)).toEqual([0, 1, 3]);
});
