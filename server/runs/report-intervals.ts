import type { RowScores } from '#server/training/row-scores';
import type { Report } from '#server/training/schema';
import type { Interval, ReportIntervals } from './comparison-schema.ts';
import { meanInterval } from './statistics/mean-interval.ts';
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

/** Of the figures that probabilities decide; null where the rows do not tell how far they can be trusted. */
export interface ProbabilityIntervals {
  readonly roc_auc_ovr: Interval | null;
  readonly log_loss: Interval | null;
}

/**
 * The same for the figures that need the rows. Log loss is a mean over rows. The AUC is one too, to first order: its value
 * and the mean of what each row pulls it by, which for two classes has DeLong's variance but for dividing by n − 1 rather
 * than by the rows of each class less one. Bounds stay where the figure can be: from 0, and to 1 for the AUC.
 *
 * @see DeLong, DeLong & Clarke-Pearson (1988), doi 10.2307/2531595.
 */
export function probabilityIntervals({ losses, auc }: Pick<RowScores, 'losses' | 'auc'>): ProbabilityIntervals {
  const pull = auc && meanInterval(auc.influence);
  const loss = meanInterval(losses);
  return {
    roc_auc_ovr: pull && { low: Math.max(0, auc.value + pull.low), high: Math.min(1, auc.value + pull.high) },
    log_loss: loss && { low: Math.max(0, loss.low), high: loss.high },
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
