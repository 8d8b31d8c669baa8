import { range } from '#server/numerics/random';
import { AppError } from '#server/platform/errors';
import type { SideSizes, Split, SplitValue } from './sides.ts';

/**
 * Hold out the latest rows, so that a model is judged on what came after all it learned from. Rows of one moment stay on
 * one side, which can make the holdout larger than asked. Rows keep their order; nothing is drawn.
 *
 * @param values (n) moments: numbers in any one unit, or text that reads as a date.
 * @throws AppError invalid_input where a row has no moment, or too many rows share the earliest one.
 */
export function splitByTime(column: string, values: readonly SplitValue[], sizes: SideSizes): Split {
  const times = Float64Array.from(values, toTime);
  const unknown = times.findIndex(Number.isNaN);
  if (unknown >= 0) {
    const shown = values[unknown] === null ? 'empty' : `"${values[unknown]}"`;
    refuse(`The time column ${column} is ${shown} in row ${unknown}; every row needs a number or a date.`);
  }
  const first = times.toSorted()[times.length - sizes.holdout]!;
  const rows = range(times.length);
  const train = rows.filter((row) => times[row]! < first);
  if (train.length === 0) {
    refuse(
      `The time column ${column} has its earliest moment in so many of ${times.length} rows that holding out the ` +
        `latest ${sizes.holdout} leaves none to train on; hold out fewer, or choose a finer time.`,
    );
  }
  return { train, holdout: rows.filter((row) => times[row]! >= first) };
}

function toTime(value: SplitValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

function refuse(message: string): never {
  throw new AppError('invalid_input', message, { fields: { split: 'choose a column of times that every row has' } });
}
