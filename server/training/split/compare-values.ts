import type { SplitValue } from './sides.ts';

/** Numbers by size, text by UTF-16 code unit whatever the locale, false before true; kinds of value apart. */
export function compareValues(a: SplitValue, b: SplitValue): number {
  if (typeof a === typeof b && a !== null && b !== null) return a < b ? -1 : a > b ? 1 : 0;
  return String(a) < String(b) ? -1 : 1;
}
