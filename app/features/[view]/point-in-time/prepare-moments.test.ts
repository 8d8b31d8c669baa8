import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeRows, type RowTimes } from '#server/feature-store/judge-rows';
import { changesOf, momentRange, placeOf } from './prepare-moments.ts';

const time = fc.integer({ min: 0, max: 30 });
const history = fc
  .array(fc.record({ event: time, created: fc.option(time) }), { maxLength: 6 })
  .map((rows): RowTimes[] => rows.sort((a, b) => b.event - a.event || (b.created ?? -1) - (a.created ?? -1)));

test('the answer changes at the moments told, and nowhere else', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 9 }), fc.boolean(), (rows, ttlMs, createdCutoff) => {
      const rule = { ttlMs, createdCutoff };
      const answerAt = (at: number) => {
        const { counting, reason } = judgeRows(rows, { at, ...rule });
        return `${counting} ${reason}`;
      };
      const seen = Array.from({ length: 62 }, (_, i) => i - 10).filter((at) => answerAt(at) !== answerAt(at - 1));
      expect(changesOf(rows, rule)).toEqual(seen);
    }),
  );
});

test('the range holds every row and now, with room at both ends, of one row too', () => {
  const rows = [{ event: 5, created: null }];
  for (const now of [5, 1, 1e9]) {
    const range = momentRange(rows, now);
    for (const moment of [5, now]) {
      expect(placeOf(moment, range)).toBeGreaterThan(0);
      expect(placeOf(moment, range)).toBeLessThan(100);
    }
  }
  expect(momentRange([], 7).from).toBeLessThan(7);
});
