import { expect, test } from 'vitest';
import { countAround } from './reliability-of.ts';

const bin = (from: number, rows: number, right: number) => ({ from, to: from + 0.1, rows, observed: right / rows });
const bins = [bin(0.5, 4, 1), bin(0.6, 8, 2), bin(0.7, 4, 2), bin(0.8, 6, 2), bin(0.9, 99, 99)];

test('a chance is judged by the rows of its own bin where they are enough', () => {
  expect(countAround(bins, 0.97)).toEqual({ from: 0.9, to: 1, rows: 99, right: 99 });
  expect(countAround(bins, 1)).toEqual({ from: 0.9, to: 1, rows: 99, right: 99 });
});

test('where they are few the next bins on both sides are counted in, and the band says so', () => {
  expect(countAround(bins, 0.68)).toEqual({ from: 0.4, to: 0.9, rows: 22, right: 7 });
  expect(countAround(bins, 0.85)).toEqual({ from: 0.7, to: 1, rows: 109, right: 103 });
});

test('nothing is claimed where too few rows lie near, and rows far away are not near', () => {
  expect(countAround(bins, 0.3)).toBeNull();
  expect(countAround([bin(0.9, 99, 99)], 0)).toBeNull();
});
