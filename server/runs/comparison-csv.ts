import { comparedFigures } from './compared-figures.ts';
import type { Comparison } from './comparison-schema.ts';
import { toCsv } from './csv.ts';
import { findChallenge } from './find-challenge.ts';

const HEADER = [
  'figure',
  'run_id',
  'run',
  'value',
  'value_low',
  'value_high',
  'difference',
  'difference_low',
  'difference_high',
  'p',
  'p_holm',
  'majority_class',
];

/**
 * A comparison as RFC 4180 CSV in long form: a line a figure and run, full precision, empty where there is nothing.
 * `value_…` is the Wilson interval of a share, `difference…` is against the reference. The lines of `mcnemar` have the
 * rows that the run alone is right on as their value, and as difference how many more those are than the other way round.
 */
export function toComparisonCsv(comparison: Comparison): string {
  const figures = comparedFigures(comparison).flatMap(({ name, values, intervals, differences, baseline }) =>
    comparison.runs.map((run, i) => {
      const interval = intervals[i];
      const difference = differences[i];
      return [
        name,
        run.id,
        run.name,
        values[i],
        interval?.low,
        interval?.high,
        difference?.estimate,
        difference?.low,
        difference?.high,
        difference?.p,
        difference?.adjustedP,
        baseline,
      ];
    }),
  );
  const mcnemar = comparison.runs.flatMap(({ id, name }) => {
    const statistics = findChallenge(comparison, id)?.statistics;
    if (!statistics) return [];
    const { onlyReference, onlyChallenger, p, adjustedP } = statistics.mcnemar;
    const none = undefined;
    return [
      ['mcnemar', id, name, onlyChallenger, none, none, onlyChallenger - onlyReference, none, none, p, adjustedP, none],
    ];
  });
  return toCsv([HEADER, ...figures, ...mcnemar]);
}
