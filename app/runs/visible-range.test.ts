import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgesOf, visibleRange, visibleRows } from './visible-range.ts';

const widths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 });
const place = fc.integer({ min: 0, max: 20_000 });

test('every item that shows in the window is in the range, and no more than asked for beyond it', () => {
  fc.assert(
    fc.property(widths, place, fc.integer({ min: 1, max: 2_000 }), fc.nat(5), (some, start, size, beyond) => {
      const edges = edgesOf(some);
      const { from, to } = visibleRange(edges, start, size, beyond);
      const seen = some.flatMap((_, i) => (edges[i + 1]! > start && edges[i]! < start + size ? [i] : []));
      expect(0 <= from && from <= to && to <= some.length).toBe(true);
      for (const i of seen) expect(from <= i && i < to).toBe(true);
      if (seen.length > 0) expect(to - from).toBeLessThanOrEqual(seen.length + 2 * beyond + 1);
    }),
  );
});

test('equally high rows are found without adding them up', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 60 }), place, fc.nat(900), (items, height, start, size) => {
      const { from, to } = visibleRows(items, height, start, size, 0);
      for (let i = 0; i < items; i++) {
        if ((i + 1) * height > start && i * height < start + size) expect(from <= i && i < to).toBe(true);
      }
      expect(0 <= from && from <= to && to <= items).toBe(true);
    }),
  );
});
