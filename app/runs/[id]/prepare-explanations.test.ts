import { expect, test } from 'vitest';
import { reportFixture } from '../../_ui/report.fixture.ts';
import { prepareExplanation } from './prepare-explanations.ts';

const made = { durationMs: 40, createdAt: new Date(0) };
const { classes } = reportFixture;

test('what moves the answers most comes first, with the longest bar', () => {
  const features = [
    { feature: 'v:a', values: [1, 1, 0] },
    { feature: 'v:b', values: [3, 0.5, 0.5] },
  ];
  const body = { rows: 8, scale: 'margin', features } as const;
  const table = prepareExplanation({ ...made, kind: 'shap', body }, classes, false);
  expect(table.columns).toEqual(classes.map(({ name }) => name));
  expect(table.rows.map(({ name, bar }) => [name, bar])).toEqual([
    ['b', 100],
    ['a', 50],
  ]);
  expect(table.about).toMatch(/Mean \|SHAP\| of the margin, by class, over 8 holdout rows; took 40 ms/);
});

test('a feature whose shuffling helps has no bar, and an undefined fall is none', () => {
  const features = [
    { feature: 'v:a', mean: -0.02, sd: 0.01 },
    { feature: 'v:b', mean: null, sd: null },
    { feature: 'v:c', mean: 0.1, sd: 0.02 },
  ];
  const body = { metric: 'f1_macro', repeats: 10, rows: 8, features } as const;
  const { rows } = prepareExplanation({ ...made, kind: 'permutation', body }, classes, false);
  expect(rows.map(({ name, bar }) => [name, bar])).toEqual([
    ['c', 100],
    ['b', 0],
    ['a', 0],
  ]);
  expect(rows.map(({ cells }) => cells[0]!.text)).toEqual(['0.1', 'none', '−0.02']);
});

test('after a cross-validation the rows are said to be those the model learned from', () => {
  const body = { metric: 'f1_macro', repeats: 10, rows: 8, features: [] } as const;
  const { about } = prepareExplanation({ ...made, kind: 'permutation', body }, classes, true);
  expect(about).toMatch(/shuffled among 8 rows it learned from, 10 times/);
});

test('two classes have one margin, that of the second', () => {
  const body = { rows: 8, scale: 'margin', features: [{ feature: 'v:a', values: [1] }] } as const;
  expect(prepareExplanation({ ...made, kind: 'shap', body }, classes.slice(0, 2), false).columns).toEqual([
    classes[1]!.name,
  ]);
});
