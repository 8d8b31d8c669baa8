import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionHref, readQuestion } from './question.ts';

const paramsOf = (href: string) => Object.fromEntries(new URL(href, 'http://localhost').searchParams);

test('a question survives its address', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
  const customer = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
  fc.assert(
    fc.property(customer, fc.dictionary(name, number), (id, changes) => {
      const question = { model: 'customer_segment@production', customer: id, changes: { ...changes } };
      expect(readQuestion(paramsOf(questionHref(question)))).toEqual(question);
    }),
  );
});

test('what is no number in an address typed by hand is left out', () => {
  const params = { customer: ' 1.0 ', 'set.a': 'NaN', 'set.b': '', 'set.c': '3', 'set.d': 'Infinity', e: '4' };
  expect(readQuestion(params)).toEqual({ model: '', customer: '1.0', changes: { c: 3 } });
});
