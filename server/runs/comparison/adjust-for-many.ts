import type { MetricName, PairedStatistics } from '../comparison-schema.ts';
import { holm } from '../statistics/holm.ts';

/**
 * Corrects the p-values of several challengers for their number, figure by figure, by Holm's method. With one challenger
 * nothing changes.
 *
 * @param statistics one entry a challenger; null where it could not be compared, which counts as no challenger.
 */
export function adjustForMany(statistics: readonly (PairedStatistics | null)[]): (PairedStatistics | null)[] {
  const family = statistics.filter((one) => one !== null);
  return statistics.map((one) => one && corrected(one, family));
}

function corrected(one: PairedStatistics, family: readonly PairedStatistics[]): PairedStatistics {
  /** The figure of this challenger, with its p-value corrected among those of all that have it. */
  const correct = <T extends { readonly p: number }>(pick: (statistics: PairedStatistics) => T): T => {
    const own = pick(one);
    const all = family.map(pick).filter((figure) => figure !== null);
    return own && { ...own, adjustedP: holm(all.map(({ p }) => p))[all.indexOf(own)]! };
  };
  const names = Object.keys(one.metrics) as MetricName[];
  return {
    ...one,
    metrics: Object.fromEntries(
      names.map((name) => [name, correct(({ metrics }) => metrics[name]!)]),
    ) as unknown as PairedStatistics['metrics'],
    classes: one.classes.map(({ label }, k) => ({
      label,
      precision: correct(({ classes }) => classes[k]!.precision),
      recall: correct(({ classes }) => classes[k]!.recall),
      f1: correct(({ classes }) => classes[k]!.f1),
    })),
    mcnemar: correct(({ mcnemar }) => mcnemar),
  };
}
