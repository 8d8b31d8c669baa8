const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * Epoch milliseconds of a date, or of a date and time, as ISO 8601 and Python write them, to the microsecond. Without
 * an offset it is UTC, whatever the clock of this machine says. NaN for everything else, and for a day that no calendar
 * has: JavaScript's own parser makes the 30th of February the 2nd of March.
 */
export function parseTime(text: string): number {
  const [, year, month, day, time = '00:00', fraction = '', zone = 'Z'] = WRITTEN.exec(text.trim()) ?? [];
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(day)) return Number.NaN;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.toUpperCase();
  return Date.parse(`${year}-${month}-${day}T${time}${offset}`) + Number(fraction.slice(0, 6).padEnd(6, '0')) / 1000;
}
