import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#server/platform/errors';
import { parseQuery, QUERY_MAX } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { COMPARISONS, type Query } from './query.ts';

/** Without the places, which another way of writing changes. */
const meaning = (query: Query | null): unknown =>
  JSON.parse(JSON.stringify(query, (key, value) => (key === 'at' ? undefined : value)));

const at = fc.constant(0);
/** Any text PostgreSQL can hold. */
const someText = fc.string().filter((text) => !text.includes('\0'));
const bareWord = fc.stringMatching(/^[a-z_.:0-9-]{1,12}$/).filter((text) => !['and', 'or', 'not', 'in'].includes(text));
const word = fc.oneof(
  fc.record({ text: bareWord, quoted: fc.constant(false), at }),
  fc.record({ text: someText, quoted: fc.constant(true), at }),
);
const field = fc.record({ text: fc.constantFrom('owner', 'metric.f1', 'x'), quoted: fc.constant(false), at });
const { query } = fc.letrec<{ query: Query; terms: readonly Query[] }>((tie) => ({
  terms: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('words'), text: someText }),
    fc.record({ kind: fc.constant('flag'), field: fc.constant({ text: 'starred', quoted: false, at: 0 }) }),
    fc.record({ kind: fc.constant('compare'), field, operator: fc.constantFrom(...COMPARISONS), value: word }),
    fc.record({ kind: fc.constant('in'), field, values: fc.array(word, { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), term: tie('query') }),
    fc.record({ kind: fc.constantFrom('and', 'or'), terms: tie('terms') }),
  ) as fc.Arbitrary<Query>,
}));

test('a query that is printed is read as the same query', () => {
  fc.assert(
    fc.property(query, (written) => {
      const text = printQuery(written);
      fc.pre(text.length <= QUERY_MAX);
      expect(meaning(parseQuery(text))).toEqual(meaning(written));
    }),
  );
});

test('whatever is typed is a query, nothing, or a mistake with a place inside the text', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    ',',
    '"',
    "'",
    '!',
    '=',
    '~',
    '<',
    'and',
    'or',
    'not',
    'in',
    'owner',
    '1',
    '\\',
    ' ',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 30 }).map((some) => some.join(' ')),
    fc.array(pieces).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, (source) => {
      try {
        const parsed = parseQuery(source);
        if (parsed) expect(meaning(parseQuery(printQuery(parsed)))).toEqual(meaning(parsed));
        else expect(source.trim()).toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        const place = Number((error as AppError).fields?.at);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(source.length);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('and binds closer than or, not closest of all, and terms side by side must all hold', () => {
  const same = (a: string, b: string) => expect(meaning(parseQuery(a))).toEqual(meaning(parseQuery(b)));
  same('owner = Dee and starred or not archived and x', '(owner = Dee and starred) or ((not archived) and "x")');
  same('dee trees', '"dee" and "trees"');
  same('OWNER = "and" AND NOT starred', 'OWNER = "and" and not starred');
  expect(parseQuery(' \n ')).toBeNull();
});

test.each([
  ['owner "Dee"', 6, /Before Dee, owner needs a comparison/],
  ['metric.f1_macro >', 17, /At the end, a value is expected/],
  ['(owner = Dee', 12, /A \) is missing here, for the \( at character 1/],
  ['owner = Dee)', 11, /\) too many/],
  ['owner = "Dee', 8, /not closed/],
  ['owner ! Dee', 6, /write not/],
  ['owner = \0', 8, /no text can hold/],
  ['owner in Dee', 9, /values in parentheses/],
  ['owner in (Dee Ram)', 14, /Before Ram, a , or a \)/],
  ['and owner = Dee', 0, /Before and, a condition is expected/],
  ['owner = Dee or', 14, /At the end, a condition is expected/],
])('%s is a mistake at character %i, shown by a caret', (source, place, message) => {
  expect(() => parseQuery(source)).toThrow(message);
  expect(() => parseQuery(source)).toThrow(`\n  ${source}\n  ${' '.repeat(place)}^`);
});

test('a query too long, or too deep, is refused and does not end the process', () => {
  expect(() => parseQuery('('.repeat(QUERY_MAX + 1))).toThrow(/at most 2000 characters/);
  expect(() => parseQuery('('.repeat(QUERY_MAX))).toThrow(AppError);
});
