import { expect, test } from 'vitest';
import { prepareServing } from './prepare-serving.ts';

const cost = (runId: string, packageBytes: number, oneRowP50Ms: number, measuredOn = 'here') => ({
  ...{ runId, packageBytes, oneRowP50Ms, measuredOn, loadMs: 4, oneRowP99Ms: 2 * oneRowP50Ms },
  measuredAt: new Date(0),
});

test('costs are said in units people read, and as times of the reference', () => {
  const rows = prepareServing([cost('a', 14e6, 0.06), cost('b', 1e6, 0.02), null], ['a', 'b', 'c'], 0);
  expect(
    rows.map(({ title, cells }) => [title, ...cells.map(({ text, times }) => `${text} ${times ?? ''}`.trim())]),
  ).toEqual([
    ['Package size', '14.0 MB', '1.0 MB 14× smaller', '—'],
    ['Load', '4.0 ms', '4.0 ms', '—'],
    ['One row, p50', '60 µs', '20 µs 3.0× faster', '—'],
    ['One row, p99', '120 µs', '40 µs 3.0× faster', '—'],
  ]);
});

test('figures of two machines are not held against each other', () => {
  const rows = prepareServing([cost('a', 1_024, 1), cost('b', 4_096, 1, 'there')], ['a', 'b'], 0);
  expect(rows.flatMap(({ cells }) => cells.map(({ times }) => times))).toEqual(rows.flatMap(() => [null, null]));
});
