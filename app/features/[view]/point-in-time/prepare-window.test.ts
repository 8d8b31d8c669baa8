import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareAnswer } from './prepare-answer.ts';
import { windowAround } from './prepare-window.ts';

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ event: count - i, created: count - i, values: {} }));

test('the row that counts is always among those told, and none is lost count of', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: -5, max: 90 }), (count, at) => {
      const { rows } = prepareAnswer(rowsOf(count), [], { at, ttlSeconds: 0, createdCutoff: true });
      const window = windowAround(rows);
      expect(window.later + window.rows.length + window.earlier).toBe(count);
      expect(rows.slice(window.later, window.later + window.rows.length)).toEqual(window.rows);
      expect(window.rows.length).toBe(Math.min(count, 17));
      const chosen = rows.find(({ verdict }) => verdict === 'chosen');
      if (chosen) expect(window.rows).toContain(chosen);
    }),
  );
});
