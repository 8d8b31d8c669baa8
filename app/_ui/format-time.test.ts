import { expect, test } from 'vitest';
import { formatAge, formatDuration, formatExactMoment, formatGap, formatMoment, formatSpan } from './format-time.ts';

const now = new Date('2026-03-01T12:00:00Z');
const before = (ms: number) => formatAge(new Date(now.getTime() - ms), now);

test('an age is said in the largest unit that fits', () => {
  expect([before(5_000), before(300_000), before(3 * 3_600_000), before(86_400_000), before(12 * 86_400_000)]).toEqual([
    'just now',
    '5 min ago',
    '3 h ago',
    'yesterday',
    '12 days ago',
  ]);
});

test('a moment in the future is not called an age', () => {
  expect(before(-60_000)).toBe(formatMoment(new Date(now.getTime() + 60_000)));
});

test('durations carry into minutes without ever showing 60 seconds', () => {
  expect([formatDuration(38), formatDuration(2_400), formatDuration(59_990), formatDuration(185_000)]).toEqual([
    '38 ms',
    '2.4 s',
    '1 min 00 s',
    '3 min 05 s',
  ]);
});

test('a ttl of zero means for ever', () => {
  expect([formatSpan(0), formatSpan(3_650 * 86_400), formatSpan(5_400)]).toEqual([
    'for ever',
    '3650 days',
    '1.5 hours',
  ]);
});

test('a gap is told in its largest unit, in the singular where it is one', () => {
  expect([86_400_000, 3 * 86_400_000, 3_600_000, 90 * 60_000, 1_500].map(formatGap)).toEqual([
    '1 day',
    '3 days',
    '1 hour',
    '1.5 hours',
    '1.5 s',
  ]);
});

test('an exact moment has milliseconds only where there are any', () => {
  expect(formatExactMoment(new Date(0))).toBe('1970-01-01 00:00:00 UTC');
  expect(formatExactMoment(new Date(7))).toBe('1970-01-01 00:00:00.007 UTC');
});
