import { expect, test } from 'vitest';
import { sweepFixture } from './atlas.fixture.ts';
import { prepareSweepProgress } from './prepare-sweep-progress.ts';
import { prepareSynergy, prepareValues } from './prepare-values.ts';

const sweep = sweepFixture();
const lattice = {
  setting: 0,
  values: [
    { candidate: 2, estimate: 0.3, low: 0.1, high: 0.5 },
    { candidate: 0, estimate: -0.1, low: -0.5, high: 0.2 },
  ],
  pairs: [
    { candidates: [0, 2] as const, estimate: -0.2, low: -0.3, high: -0.1 },
    { candidates: [1, 2] as const, estimate: 0.1, low: -0.1, high: 0.3 },
  ],
};

test('values lie on one axis with 0 on it; those whose interval holds 0 claim nothing', () => {
  const { rows, zero } = prepareValues(sweep, lattice);
  expect(zero).toBe(50);
  expect(rows.map(({ name, estimate, interval, certain }) => [name, estimate, interval, certain])).toEqual([
    ['m', '+0.300', '+0.100 to +0.500', true],
    ['r', '−0.100', '−0.500 to +0.200', false],
  ]);
  expect(rows[0]).toMatchObject({ low: 60, at: 80, high: 100 });
});

test('a pair stands on both sides of the diagonal, by the strongest there is', () => {
  const { cells } = prepareSynergy(sweep, lattice);
  expect(cells[0]![2]).toBe(cells[2]![0]);
  expect(cells[0]![2]).toMatchObject({ strength: -1, certain: true });
  expect(cells[1]![2]).toMatchObject({ strength: 0.5, certain: false });
  expect([cells[0]![0], cells[0]![1]]).toEqual([null, null]);
  expect(cells[0]![2]!.title).toContain('r and m repeat each other');
});

test('progress says what is known before and what is left, and what was asked of it', () => {
  const progress = { done: 412, total: 1_023, reused: 15, remainingMs: 8_000 };
  expect(prepareSweepProgress({ status: 'running', progress, request: null, budget: 1_023 })).toEqual({
    label: 'Trying subsets',
    done: 412,
    total: 1_023,
    detail: '412 of 1,023 points · 15 known before · about 8.0 s left',
  });
  expect(prepareSweepProgress({ status: 'running', progress, request: 'pause', budget: 1_023 }).label).toBe('Pausing');
  expect(prepareSweepProgress({ status: 'queued', progress: null, request: null, budget: 7 })).toMatchObject({
    label: 'Waiting for a worker',
    total: 0,
  });
  for (const status of ['paused', 'cancelled', 'failed'] as const) {
    const label = `${status[0]?.toUpperCase()}${status.slice(1)}`;
    expect(prepareSweepProgress({ status, progress, request: null, budget: 1_023 }).label).toBe(label);
  }
});
