import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const schema = z.object({
  end: z.string(),
  count: z.int(),
  views: z.array(z.string()).optional(),
  owner: z.string({ error: 'say who you are' }),
});

test('each field that is missing or of another type is named once, in words of people', () => {
  expect(() => parseInput(schema, { count: 1.5, views: [3] })).toThrow(
    'end: missing; give a text; count: give a whole number; views.0: give a text; owner: say who you are.',
  );
  expect(() => parseInput(schema, null)).toThrow('input: give an object.');
});

test('what fits is handed over', () => {
  expect(parseInput(schema, { end: 'x', count: 1, owner: 'dee' })).toEqual({ end: 'x', count: 1, owner: 'dee' });
});
