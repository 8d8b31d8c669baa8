import { expect, test } from 'vitest';
import { float32Neighbour } from '#server/numerics/float32-neighbour';
import type { TrainedModel } from '#server/runs/schema';
import type { BoostedTreesModel } from '#server/training/model';
import { toOnnx } from '#server/training/to-onnx';
import { openOnnxScorer } from '../onnx-scorer.ts';
import { checkThresholds } from './check-parity.ts';

const THRESHOLD = Math.fround(0.1);

const stumpAt = (threshold: number): BoostedTreesModel => ({
  kind: 'boosted_trees',
  objective: 'binary:logistic',
  classes: 2,
  baseScore: 0.5,
  trees: [
    {
      left: [1, -1, -1],
      right: [2, -1, -1],
      feature: [0, 0, 0],
      threshold: [threshold, 0, 0],
      defaultLeft: [false, false, false],
      weight: [0, -1, 1],
      gain: [1, 0, 0],
      cover: [2, 1, 1],
    },
  ],
});

const trained: TrainedModel = {
  model: stumpAt(THRESHOLD),
  inputs: [{ feature: 'v:a', dtype: 'float64', range: { min: 0, max: 1, mean: 0.5, missing: 0 } }],
  classValues: [0, 1],
  classNames: ['no', 'yes'],
};
/** Far from the threshold on both sides: these rows alone would not notice. */
const holdout = { keys: ['1', '2'], labels: Int32Array.of(0, 1), features: Float64Array.of(-5, 5) };

const scorerOf = (model: BoostedTreesModel) =>
  openOnnxScorer(toOnnx(model, { featureNames: ['a'], classValues: [0, 1] }), { features: 1, classes: 2, where: 'm' });

test('a package whose threshold is one float32 number off is refused, though the holdout would not notice', async () => {
  await checkThresholds('run', await scorerOf(stumpAt(THRESHOLD)), { trained, holdout });
  for (const direction of [1, -1] as const) {
    const scorer = await scorerOf(stumpAt(float32Neighbour(THRESHOLD, direction)));
    await expect(checkThresholds('run', scorer, { trained, holdout })).rejects.toThrow(
      /differs from the trainer on 1 of 3 rows at its thresholds/,
    );
  }
});
