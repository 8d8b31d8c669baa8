import { expect, test } from 'vitest';
import { prepareLearningCurve } from './prepare-learning-curve.ts';

const steps = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('a long fit is thinned but keeps its first and its last round', () => {
  const step = steps(10_000);
  const curve = prepareLearningCurve({ step, trainLoss: step.map((s) => 1 / s), holdoutLoss: step.map(() => null) });
  expect(curve.points.length).toBeLessThanOrEqual(242);
  expect([curve.points[0]!.step, curve.points.at(-1)!.step]).toEqual([1, 10_000]);
  expect(curve.hasHoldout).toBe(false);
});

test('before the first round it says so', () => {
  const curve = prepareLearningCurve({ step: [], trainLoss: [], holdoutLoss: [] });
  expect(curve.points).toEqual([]);
  expect(curve.summary).toBe('No round has finished yet.');
});
