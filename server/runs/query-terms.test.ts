import { expect, test } from 'vitest';
import { queryTerms, withTerm } from './query-terms.ts';

test('a query comes apart into what must hold, and each can be taken away', () => {
  expect(queryTerms('owner = Dee starred and (tag = a or tag = b)')).toEqual([
    { text: 'owner = Dee', rest: 'starred and (tag = a or tag = b)' },
    { text: 'starred', rest: 'owner = Dee and (tag = a or tag = b)' },
    { text: 'tag = a or tag = b', rest: 'owner = Dee and starred' },
  ]);
  expect(queryTerms('starred')).toEqual([{ text: 'starred', rest: '' }]);
  expect(queryTerms('')).toEqual([]);
});

test('a condition is added to what is there, whatever that is', () => {
  expect(withTerm('', 'starred')).toBe('starred');
  expect(withTerm('tag = a or tag = b', 'starred')).toBe('(tag = a or tag = b) and starred');
  expect(withTerm('owner = Dee not archived', 'starred')).toBe('owner = Dee and not archived and starred');
});
