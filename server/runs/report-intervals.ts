import type { Report } from '#server/training/schema';
import type { ReportIntervals } from './comparison-schema.ts';
import { wilsonInterval } from './statistics/wilson-interval.ts';

/** How far the shares of a report can be trusted for the number of rows they were counted on: Wilson intervals. */
export function reportIntervals({ rows, confusion }: Pick<Report, 'rows' | 'confusion'>): ReportIntervals {
  const share = (part: number, whole: number) => (whole === 0 ? null : wilsonInterval(part, whole));
  const right = confusion.map((row, k) => row[k]!);
  return {
    accuracy: wilsonInterval(sum(right), rows),
    classes: confusion.map((row, k) => ({
      precision: share(right[k]!, sum(confusion.map((other) => other[k]!))),
      recall: share(right[k]!, sum(row)),
    })),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
