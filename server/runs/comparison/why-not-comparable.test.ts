import { expect, test } from 'vitest';
import type { ScoredRun } from './on-common-rows.ts';
import { whyNotComparable } from './why-not-comparable.ts';

function run(name: string, label: string, classes: readonly number[], splitFingerprint: string): ScoredRun['run'] {
  const report = { classes: classes.map((value) => ({ label: value })) };
  return { name, label, report, splitFingerprint } as unknown as ScoredRun['run'];
}

const ram = run('Ram', 'v:cluster', [0, 1, 2], 'aaaaaaaaaa');

test('runs that answer one question on one holdout are comparable', () => {
  expect(whyNotComparable(ram, run('Dee', 'v:cluster', [0, 1, 2], 'aaaaaaaaaa'))).toBeNull();
});

test('the deepest reason is said: the question, then its classes, then the rows', () => {
  expect(whyNotComparable(ram, run('Dee', 'v:churn', [0, 1], 'b'))).toEqual({
    because: 'label',
    sentence: 'Dee predicts v:churn, Ram v:cluster',
  });
  expect(whyNotComparable(ram, run('Dee', 'v:cluster', [0, 1], 'b'))).toEqual({
    because: 'classes',
    sentence: 'Dee knows the classes 0, 1, Ram 0, 1, 2',
  });
  expect(whyNotComparable(ram, run('Dee', 'v:cluster', [0, 1, 2], 'bbbbbbbbbb'))).toEqual({
    because: 'split',
    sentence: 'Dee was scored on a different holdout (bbbbbbbb) than Ram (aaaaaaaa)',
  });
});
