import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasWords, markWords, searchWords } from './search-words.ts';

test('every word has to be found, in whatever text and case', () => {
  const texts = ['customer_rfm_features', 'How recently a customer bought', 'Dee'];
  expect(hasWords(texts, searchWords('dee RFM'))).toBe(true);
  expect(hasWords(texts, searchWords('dee ram'))).toBe(false);
  expect(hasWords(texts, searchWords('  '))).toBe(true);
});

test('what was found is marked where it stands', () => {
  expect(markWords('monetaryvalue', ['value', 'mon'])).toEqual([
    { text: 'mon', found: true },
    { text: 'etary', found: false },
    { text: 'value', found: true },
  ]);
});

test('the pieces are the text, also of signs that mean something to a search', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, query) => {
      const pieces = markWords(text, searchWords(query));
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }),
  );
});
