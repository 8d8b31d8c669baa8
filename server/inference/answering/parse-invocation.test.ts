import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#server/platform/errors';
import { parseInvocation } from './parse-invocation.ts';

const failure = (body: unknown): AppError => {
  try {
    parseInvocation(body);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

test.each([
  ['nothing', undefined, /is missing, not an object.*customer_list/],
  ['null', null, /null, not an object/],
  ['a list', ['12747.0'], /a list, not an object/],
  ['an empty object', {}, /no customer_list/],
  ['a misspelt field', { customer_lst: ['12747.0'] }, /it has customer_lst.*Did you mean "customer_list"/],
  [
    'a text for the list',
    { customer_list: '12747.0' },
    /customer_list: must be a list of customer ids; it is a string/,
  ],
  ['null for the list', { customer_list: null }, /customer_list: must be a list of customer ids; it is null/],
  ['an empty list', { customer_list: [] }, /customer_list: must hold at least one/],
  [
    'a number among the ids',
    { customer_list: ['1', 12747] },
    /customer_list\.1: must be a customer id as text.*it is a number/,
  ],
  ['an empty id', { customer_list: ['1', ''] }, /customer_list\.1: .*it is empty/],
  ['10,001 ids', { customer_list: Array(10_001).fill('1') }, /customer_list: may hold at most 10000/],
  ['two forms', { customer_list: ['1'], inputs: [[1]] }, /customer_list and inputs; send one/],
  [
    'text among the features',
    { dataframe_records: [{ recency: '7' }] },
    /dataframe_records\.0\.recency: must be a number/,
  ],
  [
    'text in a row',
    {
      instances: [
        [1, 2],
        ['7', 2],
      ],
    },
    /instances\.1\.0: must be a number.*it is a string/,
  ],
  ['text in a record', { instances: [{ recency: '7' }] }, /instances\.0\.recency: must be a number/],
  ['a number for a row', { inputs: [7] }, /inputs\.0: give an object/],
  ['text in a column', { inputs: { recency: ['7'] } }, /inputs\.recency\.0: must be a number/],
  ['a text for the rows', { instances: '7' }, /instances: must be a list of objects by feature name; it is a string/],
  ['a split without columns', { dataframe_split: { data: [[1]] } }, /dataframe_split\.columns/],
])('%s is refused, naming the field and what would be right', (_, body, message) => {
  const error = failure(body);
  expect(error.code).toBe('invalid_input');
  expect(error.message).toMatch(message);
  expect(Object.keys(error.fields ?? {})).toHaveLength(1);
});

test('of ten thousand wrong values the first are named and the rest counted', () => {
  const error = failure({ customer_list: Array(10_000).fill(7) });
  expect(Object.keys(error.fields ?? {})).toHaveLength(20);
  expect(error.message).toMatch(/^customer_list\.0: .*; and 9980 more like it\.$/);
});

test('ten thousand ids are accepted, in their order', () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => `${i}.0`);
  expect(parseInvocation({ customer_list: ids })).toEqual({ kind: 'customers', keys: ids });
});

test('the two MLflow forms that have several shapes are told apart by their first row', () => {
  expect(parseInvocation({ instances: [{ r: 1 }] }).kind).toBe('records');
  expect(parseInvocation({ instances: [[1]] }).kind).toBe('matrix');
  expect(parseInvocation({ inputs: { r: [1] } }).kind).toBe('columns');
  expect(parseInvocation({ inputs: [{ r: 1 }] }).kind).toBe('records');
  expect(parseInvocation({ inputs: [[1, null, true]] }).kind).toBe('matrix');
});

test('whatever the JSON, the answer is an invocation or an AppError that names a field', () => {
  const form = fc.constantFrom('customer_list', 'dataframe_split', 'dataframe_records', 'inputs', 'instances');
  const body = fc.oneof(fc.jsonValue(), fc.dictionary(form, fc.jsonValue()));
  fc.assert(
    fc.property(body, (value) => {
      try {
        expect(parseInvocation(value).kind).toBeTypeOf('string');
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(Object.keys(error.fields ?? {}).length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2_000 },
  );
});
