import { expect, test } from 'vitest';
import { prepareAnswer } from './prepare-answer.ts';

const day = (n: number) => Date.UTC(2011, 5, n);
const FIELDS = [{ name: 'x', dtype: 'int32' as const }];
const rows = [
  { event: day(9), created: day(9), values: { x: 9 } },
  { event: day(3), created: day(6), values: { x: 4 } },
  { event: day(3), created: day(3), values: { x: 3 } },
  { event: day(1), created: null, values: { x: 1 } },
];
const ask = (at: number, more = {}) => prepareAnswer(rows, FIELDS, { at, ttlSeconds: 0, createdCutoff: true, ...more });

test('each row says in words why it counts or does not', () => {
  expect(ask(day(7)).rows.map(({ why }) => why)).toEqual([
    'Its event is 2 days after the moment',
    'The latest row that was known',
    'The same event was written again 2011-06-06 00:00:00 UTC',
    'Nobody recorded when it was written, so it may not have been known',
  ]);
  expect(ask(day(5)).rows[1]!.why).toBe('It was written 1 day after the moment');
  expect(ask(day(7)).values).toEqual([{ key: 'x', value: '4' }]);
});

test('without a row that counts, or with one too old, the values are null and the sentence says why', () => {
  expect(ask(day(2)).summary).toContain('none was known to be written by then');
  expect(ask(0).summary).toContain('every row is of a later time');
  const old = ask(day(8), { ttlSeconds: 86_400 });
  expect(old).toMatchObject({ hasValues: false, values: [{ value: 'null' }] });
  expect(old.rows[1]!.why).toBe('The latest row that was known, but 5 days old: the ttl is 1 day');
});
