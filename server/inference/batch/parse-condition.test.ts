import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#server/platform/errors';
import { readyCondition } from './condition.ts';

const VIEWS = [
  { name: 'rfm', fields: [{ name: 'money' }, { name: 'recency' }] },
  { name: 'visits', fields: [{ name: 'recency' }, { name: 'is_new' }] },
];
const ROW = {
  'rfm:money': [120],
  'rfm:recency': [7],
  'visits:recency': [9],
  'visits:is_new': [true],
  'rfm:gone': [null],
};
const holds = (source: string) => readyCondition(source, VIEWS).holds(ROW, 0);

test.each([
  ['money > 100', true],
  ['money>=120 AND money <= 120.0', true],
  ['money = 1.2e2 and not recency = 7', false],
  ['recency < 5 or visits:recency == 9', true],
  ['recency < 5 or recency > 5 and money < 0', false],
  ['(recency < 5 or recency > 5) and money <> 0', true],
  ['is_new = true', true],
  ['money > -1', true],
  ['rfm:gone is null', true],
  ['rfm:gone is not null', false],
  ['rfm:gone > 0 or rfm:gone <= 0', false],
  ['not rfm:gone > 0', true],
])('%s is %s', (source, expected) => {
  expect(holds(source)).toBe(expected);
});

test('features are found in the first view that has them, each named once', () => {
  expect(readyCondition('recency > 1 and is_new = 1 and rfm:recency < 9', VIEWS).references).toEqual([
    ...['rfm:recency', 'visits:is_new'],
  ]);
});

describe('what cannot be read is refused with its place', () => {
  test.each([
    ['money >', '"money >": a number is expected where its end is'],
    ['money > 1 2', '"and", "or" or the end is expected where "2" at character 11 is'],
    ['> 1', 'a feature, such as monetaryvalue, is expected where ">" at character 1 is'],
    ['money ~ 1', '"~" at character 7 means nothing here'],
    ['(money > 1', '")" is expected where its end is'],
    ['money is 3', '"null" is expected where "3"'],
    ['money > 1; drop table x', '";" at character 10 means nothing here'],
  ])('%s', (source, words) => {
    expect(() => holds(source)).toThrow(words);
  });
});

test('any text is a condition or is refused in words', () => {
  const words = fc.constantFrom(
    'money',
    'rfm:recency',
    '>',
    '<=',
    '=',
    '(',
    ')',
    'and',
    'or',
    'not',
    'is',
    'null',
    '1',
    '-.5',
    "'",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
      ),
      (source) => {
        try {
          expect(typeof holds(source)).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
