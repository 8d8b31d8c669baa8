import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTime } from './parse-time.ts';

test('every moment there is comes back from its own text, whatever stands for the T and the zone', () => {
  const moment = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const iso = date.toISOString();
      expect(parseTime(iso)).toBe(date.getTime());
      expect(parseTime(iso.replace('T', ' ').replace('Z', '+00:00'))).toBe(date.getTime());
      expect(parseTime(iso.slice(0, -1)), 'without a zone it is UTC').toBe(date.getTime());
    }),
  );
});

test.each([
  ['2011-06-01', Date.UTC(2011, 5, 1)],
  ['2011-06-01 00:00', Date.UTC(2011, 5, 1)],
  ['2012-02-29', Date.UTC(2012, 1, 29)],
  ['2011-06-01T00:00:00.054321Z', Date.UTC(2011, 5, 1) + 54.321],
  ['2011-06-01T02:00:00+02', Date.UTC(2011, 5, 1)],
  ['2011-05-31T18:30:00-0530', Date.UTC(2011, 5, 1)],
])('%s is a time', (text, moment) => expect(parseTime(text)).toBe(moment));

test.each([
  '2011-02-29',
  '2026-02-30T00:00:00Z',
  '2026-04-31',
  '2026-13-01',
  '2026-01-01T25:00:00Z',
  '2026-01-01T00:00:00+99:00',
  '1',
  '1306929600',
  'soon',
  '',
  'June 1, 2011',
  '9999999-01-01',
])('"%s" is none', (text) => expect(parseTime(text)).toBeNaN());
