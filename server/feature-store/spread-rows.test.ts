import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadRows } from './spread-rows.ts';

test('the rows that are kept are as many as asked for, in their order, and no stretch is left out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (rows, most) => {
      const numbers = Array.from({ length: rows }, (_, i) => i);
      const extra = { order: { valueType: 'int32' as const, values: numbers } };
      const { frame, total } = spreadRows({ keys: { id: numbers.map(String) }, at: numbers, extra }, most);
      const kept = frame.extra!.order!.values as number[];
      expect(total).toBe(rows);
      expect(kept).toHaveLength(Math.min(rows, most));
      expect(frame.keys.id).toEqual(kept.map(String));
      expect(frame.at).toEqual(kept);
      const gaps = [...kept, rows].map((row, i) => row - (kept[i - 1] ?? 0));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(rows / most));
    }),
  );
});
