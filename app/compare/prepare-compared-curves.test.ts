import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toRunCurves } from '#server/runs/run-curves';
import { classificationReport } from '#server/training/classification-report';
import { CURVES } from './compare-state.ts';
import { type ComparedCurve, prepareComparedCurves } from './prepare-compared-curves.ts';
import { prepareOperating } from './prepare-operating.ts';
import { readBand, readLine, traceBand, traceLine } from './trace-curve.ts';

/** Eight rows of two classes, answered from one half on: two of the three "yes" are found, and one alarm is false. */
const labels = Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1);
const second = [0.05, 0.12, 0.31, 0.33, 0.62, 0.41, 0.85, 1];
const probabilities = Float64Array.from(second.flatMap((p) => [1 - p, p]));
const predicted = Int32Array.from(second, (p) => Number(p >= 0.5));
const report = classificationReport({
  ...{ labels, predicted, probabilities, classValues: [0, 1], classNames: ['no', 'yes'] },
});
const holdout = { keys: second.map(String), labels, predicted, probabilities };
const run: ComparedCurve = {
  ...{ key: 'r', name: 'A Run', colour: 'blue', dash: '', position: 0 },
  curves: toRunCurves({ id: 'r', report }, holdout).classes[0]!,
  operating: prepareOperating(report, 1),
};
const chartOf = (curve: (typeof CURVES)[number]) => prepareComparedCurves(curve, 'yes', [run]);

test('the mark of a run lies on its own line, wherever the line has that threshold', () => {
  for (const curve of ['roc', 'precision-recall', 'threshold'] as const) {
    const chart = chartOf(curve);
    const { dot, points } = chart.lines[0]!;
    const near = points.map(({ x, y }) => Math.hypot(x - dot!.x, y - dot!.y));
    expect(Math.min(...near), curve).toBeLessThan(1e-9);
  }
  expect(chartOf('calibration').lines[0]!.dot).toBeNull();
});

test('of several classes no one threshold decides, so the sweep has no mark', () => {
  const operating = { ...run.operating!, threshold: null };
  expect(prepareComparedCurves('threshold', 'yes', [{ ...run, operating }]).lines[0]!.dot).toBeNull();
  expect(prepareComparedCurves('roc', 'yes', [{ ...run, operating }]).lines[0]!.dot).not.toBeNull();
});

test('a band holds its line everywhere', () => {
  for (const curve of ['roc', 'precision-recall', 'calibration', 'threshold'] as const) {
    const chart = chartOf(curve);
    const { band, points } = chart.lines[0]!;
    expect(band.length, curve).toBeGreaterThan(0);
    for (const { x, low, high } of band) {
      const on = points.filter((point) => point.x === x).map(({ y }) => y);
      expect(
        on.some((y) => y >= low - 1e-12 && y <= high + 1e-12),
        `${curve} at ${x}`,
      ).toBe(true);
    }
    expect(traceBand(chart, chart.lines[0]!)).toMatch(/^M[\d L.-]+Z$/);
  }
});

test('the cursor reads between the lowest and the highest point, and the highest where a line rises straight up', () => {
  const roc = chartOf('roc');
  expect(readLine(roc, roc.lines[0]!, 0)!.y).toBeCloseTo(2 / 3, 12);
  expect(readLine(roc, roc.lines[0]!, 1)!.y).toBe(1);
  for (const curve of CURVES) {
    const chart = chartOf(curve);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => {
        for (const line of chart.lines) {
          const reading = readLine(chart, line, x);
          const all = line.points.map(({ y }) => y);
          if (reading && (reading.y < Math.min(...all) || reading.y > Math.max(...all))) return false;
        }
        return true;
      }),
    );
  }
});

test('the histogram draws the class upwards and the others downwards, from the middle', () => {
  const chart = chartOf('scores');
  const [inside, outside] = chart.lines;
  expect([inside!.mirrored, outside!.mirrored]).toEqual([false, true]);
  // One of the three rows lies in the topmost bin, and none of the others.
  expect(readLine(chart, inside!, 1)).toEqual({ x: 0.95, y: 1 / 3, note: 'of its rows' });
  expect(traceLine(chart, outside!)).toMatch(/1000 500$/);
});

test('what a run answers at most is said with its threshold', () => {
  // From 0.34 to 0.41 all three are found with one false alarm: F1 is 6/7.
  expect(chartOf('threshold').figures[0]).toBe('at most 0.857, from 0.34 on');
  expect(readBand(chartOf('threshold').lines[0]!, 0.35)!.high).toBeLessThan(1);
});
