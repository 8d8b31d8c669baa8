import { expect, test } from 'vitest';
import { numberSent, readParams } from './read-fields.ts';

test('an empty field is the default; spaces and words are no number, and are named', () => {
  expect(numberSent.parse(undefined)).toBe('');
  expect(numberSent.parse('1e-3')).toBe('1e-3');
  for (const wrong of [' ', 'a tenth', 'Infinity']) {
    expect(numberSent.safeParse(wrong).error?.issues[0]?.message).toBe(`give a number; “${wrong}” is none`);
  }
});

test('parameters are read as their schema wants them; an emptied one that may be none is none', () => {
  const params = readParams('xgboost', { max_depth: '3', tree_method: 'hist' });
  expect(params).toMatchObject({ max_depth: 3, tree_method: 'hist', early_stopping_rounds: null });
  expect(params).not.toHaveProperty('subsample');
  expect(readParams('logistic_regression', { fit_intercept: 'false' })).toMatchObject({ fit_intercept: false });
});
