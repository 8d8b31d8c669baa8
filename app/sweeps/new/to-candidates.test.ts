import { expect, test } from 'vitest';
import { formInput } from '#server/doors/form-input';
import { CreateSweepSchema } from '#server/runs/create-sweep-schema';
import { SweepFormSchema } from './read-sweep-form.ts';
import { toCandidates } from './to-candidates.ts';

test('features of one group are one candidate, the others stand alone', () => {
  expect(toCandidates(['v:a', 'v:b', 'v:c', 'v:d'], { 'v:a': '1', 'v:c': '1', 'v:d': '' })).toEqual([
    { features: ['v:a', 'v:c'] },
    { features: ['v:b'] },
    { features: ['v:d'] },
  ]);
});

function sent(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const COMMON: [string, string][] = [
  ['name', 'All of them'],
  ['owner', 'dee'],
  ['label', 'rfm:cluster'],
  ['features[]', 'rfm:r'],
  ['features[]', 'rfm:f'],
  ['features[]', 'rfm:m'],
  ['group.rfm:r', '1'],
  ['group.rfm:f', '1'],
  ['algorithms[]', 'xgboost'],
  ['params.xgboost.max_depth', '3'],
  ['folds', '4'],
  ['stratify', 'true'],
];

test('the form becomes a sweep that its schema takes, with what varies as a grid', () => {
  const form = sent(...COMMON, ['vary.xgboost', '{"learning_rate": [0.1, 0.3]}']);
  const sweep = CreateSweepSchema.parse(SweepFormSchema.parse(formInput(form)));
  expect(sweep).toMatchObject({
    candidates: [
      { name: 'rfm:r + rfm:f', features: ['rfm:r', 'rfm:f'] },
      { name: 'rfm:m', features: ['rfm:m'] },
    ],
    settings: [{ algorithm: 'xgboost', params: { max_depth: 3 }, grid: { learning_rate: [0.1, 0.3] } }],
    folds: 4,
    stratify: true,
    search: 'all',
  });
});

test('what is no number and no JSON is said at its field', () => {
  const { error } = SweepFormSchema.safeParse(
    formInput(sent(...COMMON, ['budget', 'many'], ['vary.xgboost', '3 or 5'])),
  );
  expect(error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['budget', 'vary.xgboost']);
});
