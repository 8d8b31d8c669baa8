import { expect, test } from 'vitest';
import type { RegisteredModel } from '#server/models/schema';
import { readChoice } from './read-choice.ts';

const model = {
  name: 'm',
  versions: ['v0.10', 'v0.9', 'v0.0'].map((version) => ({ version })),
} as unknown as RegisteredModel;

test('of two that were ticked the older is what the other is held against', () => {
  expect(readChoice({ v: ['v0.9', 'v0.10'] }, model)).toEqual({ a: 'v0.9', b: 'v0.10', problem: null });
  expect(readChoice({ a: 'v0.10', b: 'v0.0' }, model)).toEqual({ a: 'v0.10', b: 'v0.0', problem: null });
});

test.each([
  [{}, /Choose two versions/],
  [{ v: 'v0.9' }, /Choose two versions/],
  [{ v: ['v0.0', 'v0.9', 'v0.10'] }, /3 versions were ticked/],
  [{ a: 'v0.9', b: 'v0.9' }, /v0\.9 cannot be held against itself/],
  [{ a: 'v0.9', b: 'v7.7' }, /m has no version v7\.7/],
])('%j says what to choose', (params, problem) => {
  expect(readChoice(params, model).problem).toMatch(problem);
});
