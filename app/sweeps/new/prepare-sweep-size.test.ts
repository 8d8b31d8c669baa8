import { expect, test } from 'vitest';
import { prepareSweepSize, type WantedSize } from './prepare-sweep-size.ts';

const wanted: WantedSize = {
  candidates: 10,
  settings: [{ pace: 'xgboost', count: 1 }],
  search: 'all',
  budget: 500,
  fits: 5,
  cores: 2,
  pace: { xgboost: 4 },
};

test('ten candidates are 1,023 subsets, and the time is that of their fits shared by the cores', () => {
  expect(prepareSweepSize(wanted)).toEqual({
    points: 1_023,
    text: '1,023 subsets × 5 folds = 5,115 fits, about 10.2 s by the pace of earlier ones',
    refusal: null,
  });
});

test('an algorithm that was never fitted here makes no promise of time', () => {
  const settings = [...wanted.settings, { pace: 'logistic_regression' as const, count: 3 }];
  expect(prepareSweepSize({ ...wanted, settings }).text).toBe(
    '1,023 subsets × 4 settings × 5 folds = 20,460 fits; how long that takes is not known before the first training',
  );
});

test('2^20 subsets are refused with what can be done instead, and done under a budget', () => {
  expect(prepareSweepSize({ ...wanted, candidates: 20 }).refusal).toMatch(
    /these 20 have 1,048,575\. Leave some out, group those that move together, or search/,
  );
  expect(prepareSweepSize({ ...wanted, candidates: 20, search: 'random' })).toMatchObject({
    points: 500,
    refusal: null,
  });
  expect(prepareSweepSize({ ...wanted, candidates: 20, search: 'forward' })).toMatchObject({ points: 210 });
});

test('trees by histogram have a pace of their own', () => {
  const hist = { ...wanted, settings: [{ pace: 'xgboost_hist' as const, count: 1 }] };
  expect(prepareSweepSize(hist).text).toMatch(/is not known before/);
  expect(prepareSweepSize({ ...hist, pace: { xgboost: 40, xgboost_hist: 8 } }).text).toMatch(/about 20\.5 s/);
});

test('too many settings and too small a budget are said before anything is sent', () => {
  const many = [{ pace: 'xgboost' as const, count: 20 }];
  expect(prepareSweepSize({ ...wanted, settings: many }).refusal).toMatch(/at most 10,000 points/);
  expect(prepareSweepSize({ ...wanted, settings: many, search: 'random', budget: 10 }).refusal).toMatch(
    /less than one/,
  );
});

test('nothing chosen asks for what is missing', () => {
  expect(prepareSweepSize({ ...wanted, candidates: 0 })).toMatchObject({ points: 0, text: 'Choose candidates.' });
  expect(prepareSweepSize({ ...wanted, settings: [] })).toMatchObject({ points: 0, text: 'Choose an algorithm.' });
});
