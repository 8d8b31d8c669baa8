import { expect, test } from 'vitest';
import { formInput } from '#server/doors/form-input';
import { CreateRunSchema } from '#server/runs/create-run-schema';
import { ALGORITHM_NAMES } from '#server/training/schema';
import { prepareParamFields } from '../../_fields/prepare-param-fields.ts';
import { RunFormSchema } from './read-run-form.ts';

function sent(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const COMMON: [string, string][] = [
  ['name', 'Dee, first'],
  ['owner', 'dee'],
  ['label', 'customer_rfm_features:ltvcluster'],
  ['algorithm', 'xgboost'],
  ['params.xgboost.max_depth', '3'],
  ['params.xgboost.tree_method', 'exact'],
  ['params.logistic_regression.fit_intercept', 'false'],
  ['seed', '7'],
  ['split.testSize', '0.2'],
];

const read = (form: FormData) => RunFormSchema.parse(formInput(form));

test('the form becomes what the command line would send', () => {
  const run = CreateRunSchema.parse(read(sent(...COMMON, ['features[]', 'customer_rfm_features:recency'])));
  expect(run).toMatchObject({
    features: ['customer_rfm_features:recency'],
    params: { max_depth: 3, tree_method: 'exact' },
    seed: 7,
    split: { testSize: 0.2, stratify: false },
  });
});

test('a stored split goes by its name, whatever stands in the fields of a new one', () => {
  const run = read(sent(...COMMON, ['splitName', 'default']));
  expect(run).toMatchObject({ splitName: 'default' });
  expect(run).not.toHaveProperty('split');
});

test('a new split may have a name, a sealed share and folds', () => {
  const form = sent(...COMMON, ['splitAs', 'mine'], ['split.sealed', '0.2'], ['cv.on', 'true'], ['cv.folds', '5']);
  expect(read(form)).toMatchObject({
    splitName: 'mine',
    split: { testSize: 0.2, sealed: { size: 0.2 } },
    cv: { folds: 5 },
  });
  expect(read(sent(...COMMON, ['cv.folds', '5']))).not.toHaveProperty('cv');
});

test('nobody trains on a leak by accident', () => {
  expect(read(sent(...COMMON)).allowLeakage).toBe(false);
  expect(read(sent(...COMMON, ['allowLeakage', 'true'])).allowLeakage).toBe(true);
  expect(read(sent(...COMMON)).includeLate).toBe(false);
  expect(read(sent(...COMMON, ['includeLate', 'true'])).includeLate).toBe(true);
});

test('parameters of the algorithm that was not chosen are not sent along', () => {
  expect(read(sent(...COMMON)).params).not.toHaveProperty('fit_intercept');
});

test('a service takes the place of checked features', () => {
  const run = read(sent(...COMMON, ['service', 'dee_v1'], ['features[]', 'customer_rfm_features:recency']));
  expect(run).toMatchObject({ service: 'dee_v1' });
  expect(run).not.toHaveProperty('features');
});

test('no feature at all is refused beside the features', () => {
  const issues = CreateRunSchema.safeParse(read(sent(...COMMON))).error?.issues.map((issue) => issue.path.join('.'));
  expect(issues).toEqual(['features']);
});

test('a number that is none is named beside its field, in the words of the form', () => {
  const issuesOf = (...changes: [string, string][]) => {
    const kept = COMMON.filter(([name]) => changes.every(([changed]) => changed !== name));
    return RunFormSchema.safeParse(formInput(sent(...kept, ...changes))).error?.issues ?? [];
  };
  expect(issuesOf(['seed', 'seven']).map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    ['seed', 'give a number; “seven” is none'],
  ]);
  expect(issuesOf(['params.xgboost.gamma', '1,5']).map((issue) => issue.path.join('.'))).toEqual(['params.gamma']);
});

test('a parameter that may be none is none when its field is left empty', () => {
  for (const algorithm of ALGORITHM_NAMES) {
    const run = read(sent(...COMMON.filter(([name]) => name !== 'algorithm'), ['algorithm', algorithm]));
    const nullable = prepareParamFields(algorithm).filter((field) => field.nullable);
    expect(run.params).toMatchObject(Object.fromEntries(nullable.map(({ name }) => [name, null])));
  }
});

test('a run of an experiment says nothing of label and split: it has those', () => {
  const { label, split, splitName, cv, experiment } = read(sent(...COMMON, ['experiment', 'e'], ['cv.on', 'true']));
  expect({ label, split, splitName, cv, experiment }).toEqual({ experiment: 'e' });
});
