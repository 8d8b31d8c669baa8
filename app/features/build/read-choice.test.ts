import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DatasetQuerySchema, DatasetRequestSchema } from '#server/feature-store/dataset-schema';
import { type Choice, choiceQuery, choiceRequest, readChoice, trainHref } from './read-choice.ts';

const KNOWN = ['v:a', 'v:b', 'w:c'];
const someChoice: fc.Arbitrary<Choice> = fc.record({
  features: fc.shuffledSubarray(KNOWN, { minLength: 1 }),
  label: fc.constantFrom('', 'v:a'),
  entities: fc.constantFrom('all', '0'.repeat(64)),
  asOf: fc.constantFrom('', '2011-06-01T00:00:00.000Z'),
  includeLate: fc.boolean(),
  shortNames: fc.boolean(),
});
const params = (query: string) => Object.fromEntries(new URLSearchParams(query));

test('a choice comes back from its address, which is a preview’s query and a dataset’s body too', () => {
  fc.assert(
    fc.property(someChoice, (choice) => {
      const query = params(choiceQuery(choice));
      expect(readChoice(query, new Set(KNOWN))).toEqual(choice);
      expect(DatasetQuerySchema.parse(query)).toEqual(DatasetRequestSchema.parse(choiceRequest(choice)));
    }),
  );
});

test('an old link opens without what is gone', () => {
  const old = { features: 'v:a,v:gone,v:a', label: 'v:gone', entities: 'x', asOf: 'never' };
  expect(readChoice(old, new Set(KNOWN))).toMatchObject({ features: ['v:a'], label: '', entities: 'all', asOf: '' });
  expect(trainHref({ ...readChoice({}, new Set()), features: ['v:a', 'v:b'], label: 'v:a' })).toBe(
    '/runs/new?features=v%3Ab&label=v%3Aa',
  );
});
