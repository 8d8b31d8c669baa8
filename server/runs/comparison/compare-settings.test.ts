import { expect, test } from 'vitest';
import type { Run } from '../schema.ts';
import { compareSettings } from './compare-settings.ts';

const run = (params: Run['params']): Run =>
  ({
    algorithm: 'xgboost',
    seed: 0,
    split: { id: 'split', name: 'default', seed: 0, testSize: 0.1, stratify: false },
    leaks: [],
    service: null,
    codeVersion: 'c',
    params,
  }) as unknown as Run;

test('a parameter called seed does not take the place of the seed of the run', () => {
  const settings = compareSettings([run({ seed: null }), run({ seed: 7 })]);
  const byName = Object.fromEntries(settings.map(({ name, values, differs }) => [name, { values, differs }]));
  expect(byName.seed).toEqual({ values: ['0', '0'], differs: false });
  expect(byName['parameter seed']).toEqual({ values: ['none', '7'], differs: true });
});
