import { expect, test } from 'vitest';
import { classHistogram } from '#server/training/class-histogram';
import { compareWithTraining } from './compare-with-training.ts';

const trained = Float64Array.from({ length: 1_000 }, (_, i) => (i % 10 === 9 ? Number.NaN : (i * 37) % 500));
const distribution = classHistogram(
  trained,
  Int32Array.from(trained, (_, i) => i % 3),
  3,
);
const input = { feature: 'view:spent', distribution };
const asServed = Array.from(trained, (value) => (Number.isNaN(value) ? null : value));

test('the rows of training themselves have not moved, and no row is lost', () => {
  const drift = compareWithTraining(input, asServed);
  expect(drift).toMatchObject({ psi: 0, size: 'steady' });
  expect(drift.bins.reduce((sum, bin) => sum + bin.before, 0)).toBe(1_000);
  expect(drift.bins.map((bin) => bin.after)).toEqual(drift.bins.map((bin) => bin.before));
});

test('values beyond those of training are counted in the outermost bins, and shift', () => {
  const drift = compareWithTraining(
    input,
    asServed.map((value) => value && value + 10_000),
  );
  expect(drift.size).toBe('shifted');
  expect(drift.bins.at(-2)!.after).toBeGreaterThan(890);
});

test('the index is the formula over the counted bins', () => {
  const served = asServed.map((value, i) => (i % 2 === 0 ? null : value));
  const { bins, psi } = compareWithTraining(input, served);
  const k = bins.length;
  const expected = bins.reduce((sum, { before, after }) => {
    const p = (before + 0.5) / (1_000 + k / 2);
    const q = (after + 0.5) / (1_000 + k / 2);
    return sum + (q - p) * Math.log(q / p);
  }, 0);
  expect(psi).toBeCloseTo(expected, 12);
  expect(bins.at(-1)).toMatchObject({ title: 'missing', before: 100 });
});

test('a handful of rows that differ by chance are not called a shift', () => {
  expect(compareWithTraining(input, [1, 2, 3]).size).toBe('unclear');
});

test('without a distribution or without rows there is nothing to say', () => {
  expect(compareWithTraining({ feature: 'view:spent' }, [1]).psi).toBeNull();
  expect(compareWithTraining(input, []).psi).toBeNull();
});
