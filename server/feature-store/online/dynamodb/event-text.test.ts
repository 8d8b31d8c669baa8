import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEventText, toEventText } from './event-text.ts';

test('a moment is written as Python writes it: no fraction, or six digits of it', () => {
  expect(toEventText(Date.UTC(2011, 5, 1))).toBe('2011-06-01 00:00:00+00:00');
  expect(toEventText(Date.UTC(2011, 5, 1, 0, 0, 0, 54))).toBe('2011-06-01 00:00:00.054000+00:00');
  expect(toEventText(Date.UTC(2011, 5, 1) + 0.001)).toBe('2011-06-01 00:00:00.000001+00:00');
  expect(toEventText(-1)).toBe('1969-12-31 23:59:59.999000+00:00');
});

test('texts sort as the moments do, and every microsecond comes back', () => {
  const micros = fc.integer({ min: -62_135_596_800_000_000, max: 9_007_199_254_740_991 });
  fc.assert(
    fc.property(micros, micros, (a, b) => {
      const [left, right] = [toEventText(a / 1000), toEventText(b / 1000)];
      expect(Math.sign(a - b)).toBe(left < right ? -1 : Number(left > right));
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000_000 }), (moment) => {
      expect(Math.round(fromEventText(toEventText(moment / 1000)) * 1000)).toBe(moment);
    }),
  );
});

test('other writers’ forms are read: an offset, a T, no offset at all', () => {
  const moment = Date.UTC(2011, 5, 1, 12);
  for (const text of ['2011-06-01 14:00:00+02:00', '2011-06-01T12:00:00Z', '2011-06-01 12:00:00']) {
    expect(fromEventText(text)).toBe(moment);
  }
  expect(() => fromEventText('yesterday')).toThrow(/"yesterday" is no time like/);
});

test('a year Python does not know is refused', () => {
  expect(() => toEventText(Date.UTC(10_000, 0, 1))).toThrow(RangeError);
});
