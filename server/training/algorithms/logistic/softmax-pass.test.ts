import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { createSoftmaxPass } from './softmax-pass.ts';

/** Formula by formula, row by row. */
function plainPass(columns: Float64Array[], labels: Int32Array, weights: Float64Array, point: Float64Array) {
  const [d, classes] = [columns.length, weights.length];
  const gradient = new Float64Array(point.length);
  let loss = 0;
  for (const [i, label] of labels.entries()) {
    const x = [...columns.map((column) => column[i]!), 1];
    const scores = Array.from({ length: classes }, (_, k) =>
      x.reduce((sum, v, j) => sum + v * point[k * (d + 1) + j]!, 0),
    );
    const top = Math.max(...scores);
    const total = scores.reduce((sum, z) => sum + Math.exp(z - top), 0);
    loss += weights[label]! * (top + Math.log(total) - scores[label]!);
    for (const [k, z] of scores.entries()) {
      const residual = weights[label]! * (Math.exp(z - top) / total - (k === label ? 1 : 0));
      for (const [j, v] of x.entries()) gradient[k * (d + 1) + j]! += residual * v;
    }
  }
  return { loss, gradient };
}

test('in blocks, four features at a time, it is the formula row by row', () => {
  const size = fc.integer({ min: 1, max: 1_300 });
  fc.assert(
    fc.property(
      size,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 2, max: 4 }),
      fc.nat(1_000),
      (rows, d, classes, seed) => {
        const random = new Random(seed);
        const draw = (length: number, scale: number) =>
          Float64Array.from({ length }, () => scale * (random.double() - 0.5));
        const columns = Array.from({ length: d }, () => draw(rows, 4));
        const labels = Int32Array.from({ length: rows }, () => random.integer(classes - 1));
        const weights = draw(classes, 1).map((x) => x + 1);
        const point = draw(classes * (d + 1), 6);
        const gradient = new Float64Array(point.length).fill(Number.NaN);
        const pass = createSoftmaxPass({ columns, labels, weights });
        pass(draw(point.length, 1), gradient);
        const loss = pass(point, gradient);
        const expected = plainPass(columns, labels, weights, point);
        // A row that is as good as certain has a loss near 0, known to the rounding of a sum near 1.
        expect(Math.abs(loss - expected.loss)).toBeLessThanOrEqual(1e-12 * (rows + expected.loss));
        for (const [at, slope] of expected.gradient.entries()) {
          expect(Math.abs(gradient[at]! - slope)).toBeLessThanOrEqual(1e-11 * rows);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('scores far apart neither overflow nor lose the loss', () => {
  const pass = createSoftmaxPass({
    columns: [Float64Array.of(1, -1)],
    labels: Int32Array.of(0, 0),
    weights: Float64Array.of(1, 1),
  });
  const gradient = new Float64Array(4);
  expect(pass(Float64Array.of(800, 0, -800, 0), gradient)).toBe(1_600);
  expect([...gradient]).toEqual([1, -1, -1, 1]);
});
