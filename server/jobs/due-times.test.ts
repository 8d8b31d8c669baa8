import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueTimes } from './due-times.ts';

const MINUTE_MS = 60_000;
const iso = (dates: Date[]) => dates.map((date) => date.toISOString());

/** One field as a set of numbers, read in the plainest way. */
function readField(text: string, min: number, max: number): Set<number> {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const [range = '', step = '1'] = item.split('/');
    const [first, last] = range === '*' ? [min, max] : range.split('-').map(Number);
    const end = last ?? (item.includes('/') ? max : first!);
    for (let value = first!; value <= end; value += Number(step)) values.add(value);
  }
  return values;
}

/** Looks at every minute (UTC) after a moment until enough of them fit. */
function minuteByMinute(cron: string, after: Date, count: number): Date[] {
  const [minute, hour, day, month, weekday] = cron.split(' ');
  const [minutes, hours, days] = [readField(minute!, 0, 59), readField(hour!, 0, 23), readField(day!, 1, 31)];
  const months = readField(month!, 1, 12);
  const weekdays = new Set([...readField(weekday!, 0, 7)].map((n) => n % 7));
  const fits = (date: Date) => {
    const [ofMonth, ofWeek] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
    const isDay = day === '*' || weekday === '*' ? ofMonth && ofWeek : ofMonth || ofWeek;
    return (
      minutes.has(date.getUTCMinutes()) && hours.has(date.getUTCHours()) && months.has(date.getUTCMonth() + 1) && isDay
    );
  };
  const due: Date[] = [];
  for (let at = Math.floor(+after / MINUTE_MS + 1) * MINUTE_MS; due.length < count; at += MINUTE_MS) {
    if (fits(new Date(at))) due.push(new Date(at));
  }
  return due;
}

const field = (min: number, max: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('*') },
    fc.integer({ min, max }).map(String),
    fc.integer({ min: 1, max: Math.min(max, 20) }).map((step) => `*/${step}`),
    fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map((list) => list.join(',')),
  );

test('due times are those of an obvious search minute by minute', () => {
  const crons = fc
    .tuple(field(0, 59), field(0, 23), field(1, 28), fc.constant('*'), field(0, 6))
    .map((parts) => parts.join(' '));
  const moments = fc.date({ min: new Date('2024-02-20'), max: new Date('2028-03-05'), noInvalidDate: true });
  fc.assert(
    fc.property(crons, moments, (cron, after) => {
      expect(iso(dueTimes({ cron, timeZone: 'UTC' }, after, 3))).toEqual(iso(minuteByMinute(cron, after, 3)));
    }),
    { seed: 7, numRuns: 300 },
  );
});

const london = (cron: string, after: string, count: number) =>
  iso(dueTimes({ cron, timeZone: 'Europe/London' }, new Date(after), count));

test('a morning in London is the same time of day before and after clocks change', () => {
  expect(london('0 5 * * *', '2026-03-28T00:00Z', 2)).toEqual(['2026-03-28T05:00:00.000Z', '2026-03-29T04:00:00.000Z']);
  expect(london('0 5 * * *', '2026-10-24T00:00Z', 2)).toEqual(['2026-10-24T04:00:00.000Z', '2026-10-25T05:00:00.000Z']);
});

test('a time of day that clocks leave out comes an hour later, and one they have twice comes once', () => {
  expect(london('30 1 * * *', '2026-03-28T12:00Z', 2)).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
  expect(london('30 1 * * *', '2026-10-24T12:00Z', 2)).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ]);
});

test('every half an hour is every half an hour, whatever clocks do', () => {
  for (const day of ['2026-03-29', '2026-10-25']) {
    const due = dueTimes({ cron: '*/30 * * * *', timeZone: 'Europe/London' }, new Date(`${day}T00:00Z`), 8);
    expect(due.map((date) => (+date - Date.parse(`${day}T00:00Z`)) / (30 * MINUTE_MS))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  }
});

test.each([
  ['', /has five fields .* this one has 0/],
  ['0 5 * *', /this one has 4/],
  ['0 0 5 * * *', /this one has 6/],
  ['61 * * * *', /The minute 61 is not from 0 to 59/],
  ['0 24 * * *', /The hour 24 is not from 0 to 23/],
  ['0 5 0 * *', /The day of month 0 is not from 1 to 31/],
  ['0 5 * foo *', /The month "foo" is not right; give \*, a number from 1 to 12 or jan to dec/],
  ['0 5 * * 5-1', /The day of week goes from 5 back to 1/],
  ['*/0 * * * *', /The minute steps by "0"; give 1 to 59/],
  ['5- * * * *', /The minute "5-" is not right/],
  ['0 5 31 2 *', /never due/],
])('%j is refused in words', (cron, reason) => {
  expect(() => dueTimes({ cron, timeZone: 'UTC' }, new Date(), 1)).toThrow(reason);
});

test('words, lists and ranges are understood, and a wrong time zone is named', () => {
  const rhythm = { cron: '0 5 * jan,Feb mon-fri', timeZone: 'UTC' };
  expect(iso(dueTimes(rhythm, new Date('2026-01-02T06:00Z'), 1))).toEqual(['2026-01-05T05:00:00.000Z']);
  expect(() => dueTimes({ ...rhythm, timeZone: 'Europe/Londen' }, new Date(), 1)).toThrow(
    '"Europe/Londen" is not a time zone',
  );
});
