import { expect, test } from 'vitest';
import { algorithmOptions } from '../../_fields/prepare-options.ts';
import { recount, settingCountOf } from './setting-count.ts';

test('the pace goes by how trees are grown, at first and when it is changed', () => {
  const [trees] = algorithmOptions({ algorithm: 'xgboost', params: { tree_method: 'hist' } });
  expect(settingCountOf(trees!)).toEqual({ algorithm: 'xgboost', pace: 'xgboost_hist', count: 1 });
  expect(recount('xgboost', 'params.xgboost.tree_method', 'exact')).toEqual({ pace: 'xgboost' });
  expect(recount('xgboost', 'params.xgboost.max_depth', '3')).toBeNull();
});

test('what varies makes settings; half a text makes one', () => {
  expect(recount('xgboost', 'vary.xgboost', '{"max_depth": [3, 5], "gamma": [0, 1, 2]}')).toEqual({ count: 6 });
  expect(recount('xgboost', 'vary.xgboost', '{"max_depth": [3,')).toEqual({ count: 1 });
});
