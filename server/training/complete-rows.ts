import type { FeatureMatrix } from './model.ts';

/** Rows that an algorithm can use, and how many it cannot, by the first feature they miss. */
export interface CompleteRows {
  readonly rows: Int32Array;
  readonly dropped: readonly { readonly reason: string; readonly count: number }[];
}

/**
 * Leave out the rows that miss a feature, for algorithms that cannot learn with missing values. Done after the split is
 * drawn, so that runs of one split share their holdout whatever their algorithms make of it.
 *
 * @param rows row numbers, whose order is kept.
 */
export function completeRows({ names, columns }: FeatureMatrix, rows: Int32Array): CompleteRows {
  const counts = new Map<string, number>();
  const kept = rows.filter((row) => {
    const missing = columns.findIndex((column) => Number.isNaN(column[row]));
    if (missing < 0) return true;
    const reason = `no value of ${names[missing]}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return false;
  });
  return { rows: kept, dropped: Array.from(counts, ([reason, count]) => ({ reason, count })) };
}
