import { expect, test } from 'vitest';
import type { Serving, ServingStep } from '#server/inference/describe-serving';
import { CHART_HEIGHT, prepareCharts, prepareFigures, prepareShadows } from './prepare-serving.ts';

const counts = {
  ...{ requests: 100, refused: 5, failed: 1, rows: 200, unknown: 50, unscored: 2, latency: [] },
  classes: { 0: 100, 1: 48 },
  shadow: { 'v0.2': { rows: 80, differing: 20, skipped: 5, failed: 0 } },
};
const quiet = {
  ...{ requests: 0, refused: 0, failed: 0, rows: 0, unknown: 0, unscored: 0, latency: [] },
  ...{ classes: {}, shadow: {}, p50: null, p95: null, p99: null },
};
const steps: ServingStep[] = [
  { at: new Date('2026-01-01T00:00:00Z'), ...quiet },
  { at: new Date('2026-01-01T00:20:00Z'), ...counts, p50: 0.4213, p95: 1, p99: 12.51 },
];
const serving: Serving = {
  ...{ span: 'day', total: counts, steps, p50: 0.4213, p95: 1, p99: 12.51 },
  versions: [{ version: 'v0.1', counts }],
};
const names = new Map([
  ['0', 'low value'],
  ['1', 'high value'],
]);

test('figures are shares of what they are of', () => {
  expect(prepareFigures(serving).map(({ value }) => value)).toEqual(['100', '0.421 ms', '1.0%', '25.0%']);
  expect(prepareFigures({ ...serving, total: quiet, p50: null }).map(({ value }) => value)).toEqual([
    ...['0', '—', '—', '—'],
  ]);
});

test('the highest bar fills the box, an empty step is empty, and the mix of predictions adds up', () => {
  const [requests, latency, predictions] = prepareCharts(serving, names);
  const heightOf = (bar: { parts: readonly { height: number }[] }) =>
    bar.parts.reduce((sum, { height }) => sum + height, 0);
  for (const chart of [requests!, latency!, predictions!]) {
    expect(chart.bars.map(heightOf)[0]).toBe(0);
    expect(chart.bars.map(heightOf)[1]).toBeCloseTo(CHART_HEIGHT);
  }
  expect(predictions!.bars[1]!.parts.map(({ height }) => height / CHART_HEIGHT)).toEqual([
    expect.closeTo(0.5),
    expect.closeTo(0.24),
    expect.closeTo(0.26),
  ]);
  expect(predictions!.series).toEqual(['low value', 'high value', 'none']);
});

test('a candidate says how often it differed', () => {
  expect(prepareShadows(serving)).toEqual([
    { candidate: 'v0.2', version: 'v0.1', rows: '80', differing: '20 (25.0%)', skipped: '5', failed: '0' },
  ]);
});
