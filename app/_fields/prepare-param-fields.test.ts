import { expect, test } from 'vitest';
import { ALGORITHM_NAMES, ALGORITHMS } from '#server/training/schema';
import { prepareParamFields } from './prepare-param-fields.ts';

test('every parameter of every algorithm has a field with help, and its default unless that is none', () => {
  for (const algorithm of ALGORITHM_NAMES) {
    const fields = prepareParamFields(algorithm);
    expect(fields.map((field) => field.name)).toEqual(Object.keys(ALGORITHMS[algorithm].params.shape));
    for (const field of fields) {
      expect([field.name, field.help !== '', field.nullable || field.initial !== '']).toEqual([field.name, true, true]);
    }
  }
});

test('the kind of field follows the schema', () => {
  const fields = [...prepareParamFields('xgboost'), ...prepareParamFields('logistic_regression')];
  const kind = Object.fromEntries(fields.map((field) => [field.name, field.kind]));
  expect(kind).toMatchObject({
    max_depth: 'integer',
    gamma: 'number',
    tree_method: 'choice',
    fit_intercept: 'boolean',
  });
});

test('a run one starts from gives its values', () => {
  const depth = prepareParamFields('xgboost', { max_depth: 3 }).find((field) => field.name === 'max_depth');
  expect(depth?.initial).toBe('3');
});
