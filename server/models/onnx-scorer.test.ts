import { expect, test } from 'vitest';
import { boostedToOnnx } from '../training/onnx/boosted-to-onnx.ts';
import { openOnnxScorer } from './onnx-scorer.ts';
import { stumps } from './testing/stumps.ts';

const onnx = boostedToOnnx(stumps, 2, [10, 20, 30]);
const shape = { features: 2, classes: 3, where: 'model.onnx' };

test('the same rows get the same answers in one chunk, in many and out of order', async () => {
  const scorer = await openOnnxScorer(onnx, shape);
  const n = 257;
  const rows = Float32Array.from({ length: n * 2 }, (_, i) => Math.sin(i) * 1_000);
  const together = await scorer.score(rows);
  expect(together.labels).toHaveLength(n);
  expect(together.probabilities).toHaveLength(n * 3);
  for (const i of [0, 99, 100, 101, 199, 200, 256]) {
    const alone = await scorer.score(rows.subarray(i * 2, i * 2 + 2));
    expect(alone.labels[0]).toBe(together.labels[i]);
    expect([...alone.probabilities]).toEqual([...together.probabilities.subarray(i * 3, i * 3 + 3)]);
  }
});

test('labels are class values, and each row of probabilities sums to one', async () => {
  const scorer = await openOnnxScorer(onnx, shape);
  const { labels, probabilities } = await scorer.score(Float32Array.of(7, 0, 60, 0, 60, 900));
  expect([...labels]).toEqual([10, 20, 30]);
  for (let i = 0; i < 3; i++) {
    const row = [...probabilities.subarray(i * 3, i * 3 + 3)];
    expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
    expect([10, 20, 30][row.indexOf(Math.max(...row))]).toBe(labels[i]);
  }
});

test('no rows is no work', async () => {
  const scorer = await openOnnxScorer(onnx, shape);
  expect(await scorer.score(new Float32Array(0))).toMatchObject({ labels: { length: 0 } });
});

test('bytes that are no model, and models of another shape, are refused by name', async () => {
  await expect(openOnnxScorer(Uint8Array.of(1, 2, 3), shape)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('model.onnx'),
  });
  const wrong = await openOnnxScorer(onnx, { ...shape, classes: 4 });
  await expect(wrong.score(Float32Array.of(1, 2))).rejects.toMatchObject({
    message: expect.stringContaining('4 class'),
  });
});

test('half a row is a mistake of the caller', async () => {
  const scorer = await openOnnxScorer(onnx, shape);
  await expect(scorer.score(Float32Array.of(1, 2, 3))).rejects.toThrow(RangeError);
});
