const WRITTEN = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6})\d*)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * A moment as Python's `str(datetime)` writes it in UTC: `2011-06-01 00:00:00.054000+00:00`, the fraction left out when
 * it is 0. Exactly this, because Feast's readers take no other, and because such texts sort as the moments do.
 *
 * @param moment Epoch milliseconds, fractions to the microsecond.
 * @throws RangeError outside the years 1 to 9999, which Python's datetime does not know.
 */
export function toEventText(moment: number): string {
  const micros = Math.round(moment * 1000);
  const fraction = ((micros % 1_000_000) + 1_000_000) % 1_000_000;
  const iso = new Date((micros - fraction) / 1000).toISOString();
  if (iso.length !== 24 || iso.startsWith('0000')) {
    throw new RangeError(`toEventText: expected a moment in the years 1 to 9999, got ${iso}`);
  }
  const tail = fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`;
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${tail}+00:00`;
}

/**
 * Epoch milliseconds of such a text; without an offset it is UTC, as everywhere in Feast.
 * @throws RangeError when it is no such text.
 */
export function fromEventText(text: string): number {
  const [, day, time, fraction = '', offset = 'Z'] = WRITTEN.exec(text) ?? [];
  const seconds = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${offset}`);
  if (Number.isNaN(seconds)) throw new RangeError(`fromEventText: "${text}" is no time like 2011-06-01 00:00:00+00:00`);
  return seconds + Number(fraction.padEnd(6, '0')) / 1000;
}
