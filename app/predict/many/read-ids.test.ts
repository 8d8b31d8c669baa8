import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareMany } from './prepare-many.ts';
import { readIds } from './read-ids.ts';

const idsOf = (text: string) => {
  const read = readIds(text, 'customerid');
  return read.ok ? read.ids : read.message;
};

test.each([
  ['a list, one a line', '1.0\r\n2.0\n\n 3.0 \n', ['1.0', '2.0', '3.0']],
  ['a line with commas and blanks', '1.0, 2.0 3.0;4.0', ['1.0', '2.0', '3.0', '4.0']],
  ['a CSV with the column', 'name,CustomerID\n"Ann, Lee",1.0\nBob,2.0\nBob,2.0', ['1.0', '2.0', '2.0']],
  ['a CSV from a spreadsheet', '\uFEFFcustomerid;spent\n"1.0";3\n', ['1.0']],
  ['a CSV of one column', 'customerid\n1.0\n', ['1.0']],
])('%s', (_, text, ids) => expect(idsOf(text)).toEqual(ids));

test.each([
  ['nothing', ' \n', /no ids/],
  ['a heading alone', 'customerid\n', /no ids in the column customerid/],
  ['several columns without the name', 'id,spent\n1.0,3\n', /none is called customerid/],
  ['a binary file', 'PAR1\0\u0001\uFFFD', /no text file/],
])('%s is refused with a sentence', (_, text, sentence) => expect(idsOf(text)).toMatch(sentence));

test('a hundred thousand rows are for a batch', () => {
  const text = ['customerid', ...Array.from({ length: 100_000 }, (_, i) => `${i}.0`)].join('\n');
  expect(readIds(text, 'customerid')).toMatchObject({
    ok: false,
    forBatch: true,
    message: expect.stringContaining('100,000'),
  });
});

test('whatever is pasted is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000 }), (text) => typeof readIds(text, 'customerid').ok === 'boolean'),
  );
});

test('every id has its row and its line in the file, the unknown ones too', () => {
  const unknown = {
    id: 'a,"b"',
    status: 'unknown_customer',
    reason: 'Nobody.',
    label: null,
    name: null,
    probability: null,
  } as const;
  const known = {
    id: '1.0',
    status: 'predicted',
    reason: null,
    label: 2,
    name: 'high value',
    probability: 0.83,
  } as const;
  const { rows, csv, summary, rest } = prepareMany([unknown, known, known], 'customerid');
  expect(rows.map(({ answer, odds }) => [answer, odds])).toEqual([
    ['unknown customer', '—'],
    ['high value', '83 in 100'],
    ['high value', '83 in 100'],
  ]);
  expect(summary).toBe('3 customers: 2 high value, 1 without an answer.');
  expect(rest).toBeNull();
  expect(csv.split('\r\n')).toEqual([
    'customerid,status,label,class,probability,reason',
    '"a,""b""",unknown_customer,,,,Nobody.',
    '1.0,predicted,2,high value,0.83,',
    '1.0,predicted,2,high value,0.83,',
  ]);
});
