import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitModel } from './fit-model.ts';
import { fromXgboostJson } from './from-xgboost-json.ts';
import type { FeatureMatrix, LabelledMatrix } from './model.ts';
import reference from './onnx/xgboost-models.reference.json' with { type: 'json' };
import { predictProbabilities } from './predict-probabilities.ts';
import { toXgboostJson } from './to-xgboost-json.ts';

const matrix: FeatureMatrix = {
  rows: reference.rows.length,
  names: ['a', 'b'],
  columns: [0, 1].map((j) => Float64Array.from(reference.rows, (row) => row[j] ?? Number.NaN)),
};

test.each(reference.cases)('what XGBoost saved answers as XGBoost does: $name', ({ file, probabilities }) => {
  const { model, features } = fromXgboostJson(file);
  expect(features).toBe(2);
  expect([...predictProbabilities(model, matrix)]).toEqual(probabilities.flat());
});

test('what is written for XGBoost reads back as the same model', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.constantFrom(2, 3), (seed, classes) => {
      const train: LabelledMatrix = {
        rows: 60,
        names: ['a', 'b'],
        columns: [0, 1].map((j) => Float64Array.from({ length: 60 }, (_, i) => Math.sin(seed + i * (j + 2)) * 10)),
        labels: Int32Array.from({ length: 60 }, (_, i) => i % classes),
        classes,
      };
      const fit = fitModel('xgboost', { n_estimators: 3 }, { train, holdout: null, seed });
      let next = fit.next();
      while (!next.done) next = fit.next();
      if (next.value.kind !== 'boosted_trees') throw new TypeError(`expected trees, got ${next.value.kind}`);
      const read = fromXgboostJson(toXgboostJson(next.value, train.names));
      expect(read.featureNames).toEqual(train.names);
      expect([...predictProbabilities(read.model, train)]).toEqual([...predictProbabilities(next.value, train)]);
    }),
    { numRuns: 20 },
  );
});

const { file } = reference.cases[0]!;
const damaged = (change: (learner: Learner) => void): string => {
  const json = JSON.parse(file) as { learner: Learner };
  change(json.learner);
  return JSON.stringify(json);
};
interface Learner {
  objective: { name: string };
  gradient_booster: { name: string; model: { tree_info: number[]; trees: Record<string, number[]>[] } };
  learner_model_param: Record<string, string>;
}

test.each<[string, string, RegExp]>([
  ['another format', 'binf\u0000', /cannot be read: it is not JSON; save it with model\.save_model\("model\.json"\)/],
  ['JSON of something else', '{"learner": {}}', /learner\.gradient_booster: .*save_model/],
  [
    'another booster',
    damaged((learner) => void Object.assign(learner.gradient_booster, { name: 'dart' })),
    /its booster is dart; only gbtree/,
  ],
  [
    'another objective',
    damaged((learner) => void Object.assign(learner.objective, { name: 'reg:squarederror' })),
    /its objective is reg:squarederror; read are/,
  ],
  [
    'no trees',
    damaged(({ gradient_booster: { model } }) => void Object.assign(model, { trees: [], tree_info: [] })),
    /it has no trees/,
  ],
  [
    'a forest a round',
    damaged(({ gradient_booster: { model } }) => void model.tree_info.fill(0)),
    /several trees a round/,
  ],
  [
    'a child that is not there',
    damaged(({ gradient_booster: { model } }) => void model.trees[0]!.left_children!.splice(0, 1, 99)),
    /tree 0 is damaged at node 99/,
  ],
  [
    'a node that is its own child',
    damaged(({ gradient_booster: { model } }) => void model.trees[0]!.left_children!.splice(0, 1, 0)),
    /tree 0 is damaged at node 0/,
  ],
  [
    'a column that is too short',
    damaged(({ gradient_booster: { model } }) => void model.trees[1]!.split_indices!.pop()),
    /the columns of tree 1 differ in length/,
  ],
  [
    'a feature that is not there',
    damaged(({ gradient_booster: { model } }) => void model.trees[0]!.split_indices!.splice(0, 1, 7)),
    /tree 0 splits on a feature beyond its 2/,
  ],
  [
    'a split on categories',
    damaged(({ gradient_booster: { model } }) => void model.trees[2]!.split_type!.splice(0, 1, 1)),
    /tree 2 splits on categories/,
  ],
  [
    'a base that is no number',
    damaged((learner) => void Object.assign(learner.learner_model_param, { base_score: 'x' })),
    /base_score "x"/,
  ],
])('refused: %s', (_, text, message) => {
  expect(() => fromXgboostJson(text)).toThrow(message);
});
