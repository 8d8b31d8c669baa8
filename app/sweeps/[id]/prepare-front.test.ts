import { expect, test } from 'vitest';
import { atlasFixture } from './atlas.fixture.ts';
import { readAtlasView } from './atlas-view.ts';
import { prepareFront } from './prepare-front.ts';
import { prepareLattice } from './prepare-lattice.ts';
import { stepInLattice } from './step-in-lattice.ts';

const atlas = atlasFixture([0.3, 0.32, 0.33, 0.6, 0.55, 0.58, 0.57]);
const view = readAtlasView({}, atlas);

test('better points lie higher, points of more features farther right, the front on top', () => {
  const { dots, ticks, top, bottom } = prepareFront(atlas, view)!;
  const at = (id: string) => dots.find((dot) => dot.id === id)!;
  expect(at('0-4').y).toBeLessThan(at('0-1').y);
  expect(at('0-7').x).toBeGreaterThan(at('0-3').x);
  expect(at('0-3').x).toBeGreaterThan(at('0-1').x);
  expect(dots.at(-1)).toMatchObject({ id: '0-4', onFront: true, title: 'm: 0.600 ± 0.020' });
  expect([ticks.map(({ text }) => text), top, bottom]).toEqual([['1', '2', '3'], '0.600', '0.300']);
});

test('where less is better the least lies on top', () => {
  const { dots, top } = prepareFront({ ...atlas, metric: 'log_loss' }, view)!;
  const at = (id: string) => dots.find((dot) => dot.id === id)!;
  expect(at('0-1').y).toBeLessThan(at('0-4').y);
  expect(top).toBe('0.300');
});

test('of a single point, or points that are alike, the majority class lies where it is and not at their height', () => {
  const { dots, baseline, top, bottom } = prepareFront(atlasFixture([0.5, 0.5]), view)!;
  expect([top, bottom]).toEqual(['0.500', '0.300']);
  expect(dots.map(({ y }) => y)).toEqual([4, 4]);
  expect(baseline).toBe(96);
  expect(prepareFront(atlasFixture([0.3]), view)!.baseline).toBe(50);
});

test('there is no picture of no point', () => {
  expect(prepareFront(atlas, { ...view, included: 0b111, excluded: 0b1000 })).not.toBeNull();
  expect(prepareFront({ ...atlas, points: [] }, view)).toBeNull();
});

test('the lattice has a layer a size, best first, and keeps what the filter leaves out in its place', () => {
  const layers = prepareLattice(atlas, { ...view, excluded: 0b001 });
  expect(layers.map(({ size, cells }) => [size, cells.map(({ id }) => id)])).toEqual([
    [1, ['0-4', '0-2', '0-1']],
    [2, ['0-6', '0-5', '0-3']],
    [3, ['0-7']],
  ]);
  expect(layers[0]!.cells.map(({ fits }) => fits)).toEqual([true, true, false]);
  expect(layers[0]!.cells[0]).toMatchObject({ goodness: 1, isBest: true, title: 'm: 0.600 ± 0.020, rank 1' });
});

test('arrow keys reach every cell of the lattice and stop at its ends', () => {
  const layers = prepareLattice(atlas, view);
  const step = (from: string, key: string) => stepInLattice(layers, from, key)?.id ?? null;
  expect([step('0-4', 'ArrowRight'), step('0-4', 'ArrowLeft')]).toEqual(['0-2', null]);
  expect([step('0-1', 'ArrowDown'), step('0-3', 'ArrowDown'), step('0-7', 'ArrowDown')]).toEqual(['0-3', '0-7', null]);
  expect([step('0-4', 'End'), step('0-1', 'Home'), step('0-4', 'x')]).toEqual(['0-1', '0-4', null]);
});
