import { expect, test } from 'vitest';
import { FeatureViewSchema, type Field } from '../vocabulary.ts';
import { describeChanges } from './describe-changes.ts';

const view = (fields: readonly Partial<Field>[], more: object = {}) =>
  FeatureViewSchema.parse({
    ...{ kind: 'feature_view', name: 'v', entities: ['customer'], ttlSeconds: 0, source: { name: 's', table: 's' } },
    fields,
    ...more,
  });

test('each feature that changes is one line of words, what else differs another', () => {
  const before = view([
    { name: 'a', dtype: 'int32' },
    { name: 'b', dtype: 'int32' },
    { name: 'c', dtype: 'int32' },
  ]);
  const after = view(
    [
      { name: 'b', dtype: 'string', description: 'now with words' },
      { name: 'cc', dtype: 'int32', renamedFrom: 'c' },
      { name: 'd', dtype: 'bool' },
    ],
    { ttlSeconds: 60 },
  );
  expect(describeChanges(before, after)).toEqual([
    'ttlSeconds: 0 → 60',
    'a (int32) is dropped',
    'b becomes string, int32 until now',
    'b.description:  → now with words',
    'c is renamed to cc',
    'd (bool) is added',
  ]);
});

test('features in another order are a change, although none of them changes', () => {
  const [a, b] = [
    { name: 'a', dtype: 'int32' },
    { name: 'b', dtype: 'int32' },
  ] as const;
  expect(describeChanges(view([a, b]), view([b, a]))).toEqual(['features: in another order']);
  expect(describeChanges(view([a, b]), view([a, b]))).toEqual([]);
});
