import type { Report } from '#server/training/schema';
import type { Interval } from '../comparison-schema.ts';
import { signed } from '../signed.ts';

/** A difference of shares in percentage points: `+2.9`. */
export function points(share: number): string {
  return signed(100 * share, 1);
}

/** `−0.010 to +0.123`. */
export function range({ low, high }: Interval, write: (value: number) => string): string {
  return `${write(low)} to ${write(high)}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** Classes that holdout rows have and the run never answers. */
export function blindSpots({ classes }: Report): string[] {
  return classes.filter(({ support, precisionUndefined }) => support > 0 && precisionUndefined).map(({ name }) => name);
}

/** The class a report's run answers in every row, or null where it answers several. */
export function onlyAnswer({ classes }: Report): string | null {
  const answered = classes.filter(({ precisionUndefined }) => !precisionUndefined);
  return answered.length === 1 ? answered[0]!.name : null;
}

/** Whether two reports count the same answers. */
export function alike(a: Report, b: Report): boolean {
  return JSON.stringify(a.confusion) === JSON.stringify(b.confusion);
}
