import { expect, test } from 'vitest';
import { openOnnxScorer } from '#server/models/onnx-scorer';
import type { Signature } from '#server/models/schema';
import { toOnnx } from '#server/training/to-onnx';
import { CLASS_VALUES, FEATURES } from '../../models/testing/finished-run.ts';
import { stumps } from '../../models/testing/stumps.ts';
import { scoreTable } from './score-table.ts';

const scorer = await openOnnxScorer(toOnnx(stumps, { featureNames: FEATURES, classValues: CLASS_VALUES }), {
  features: 2,
  classes: 3,
  where: 'stumps',
});
const signatureOf = (missing: Signature['missing']) => ({ inputs: FEATURES, missing }) as unknown as Signature;
const score = (missing: Signature['missing'], table: Parameters<typeof scoreTable>[0]) =>
  scoreTable(table, { scorer, signature: signatureOf(missing) } as Parameters<typeof scoreTable>[1]);

/** Unknown, without anything, with one of two, with both, and with a text where a number belongs. */
const table = {
  known: [false, true, true, true, true],
  columns: [
    [7, null, null, 60, 'seven'],
    [100, null, 900, 900, 900],
  ],
};

test('a model that learned from missing values scores whoever has one feature, with the class of the missing', async () => {
  const { status, rowOf, scores } = await score('learned', table);
  expect(status).toEqual(['unknown_customer', 'no_features', 'predicted', 'predicted', 'predicted']);
  expect([...rowOf]).toEqual([-1, -1, 0, 1, 2]);
  expect([...scores.labels]).toEqual([0, 2, 0]);
});

test('a model that did not, scores only whoever has them all', async () => {
  const { status, rowOf, scores } = await score('refused', table);
  expect(status).toEqual(['unknown_customer', 'no_features', 'missing_features', 'predicted', 'missing_features']);
  expect([...rowOf]).toEqual([-1, -1, -1, 0, -1]);
  expect([...scores.labels]).toEqual([2]);
});

test('nobody to score is no error', async () => {
  const { rowOf, scores } = await score('learned', { known: [false], columns: [[null], [null]] });
  expect([...rowOf]).toEqual([-1]);
  expect(scores.labels).toHaveLength(0);
});
