import { drawMultinomial } from '#server/numerics/draw-multinomial';
import { quantileOfSorted } from '#server/numerics/quantile';
import { Random } from '#server/numerics/random';
import type { Difference } from '../schema.ts';
import { figureDifferences, type JointTable } from './joint-table.ts';

export const RESAMPLES = 2_000;

/**
 * 95% percentile intervals of the accuracy and macro-F1 differences of two runs scored on the same rows.
 *
 * Rows are resampled with replacement, both answers of a row together, so that what the runs share cancels. Drawing the
 * cells of the joint table from a multinomial is the same distribution as drawing rows, at a cost that hardly depends
 * on their number.
 *
 * @returns challenger − reference: the difference on the rows themselves, with the 2.5% and 97.5% quantiles.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3.
 */
export function pairedBootstrap(
  { classes, counts }: JointTable,
  seed: number,
): { accuracy: Difference; f1_macro: Difference } {
  const random = new Random(seed);
  const occupied = Int32Array.from([...counts.keys()].filter((cell) => counts[cell]! > 0));
  const weights = occupied.map((cell) => counts[cell]!);
  const drawn = new Int32Array(weights.length);
  const resample = new Int32Array(counts.length);
  const accuracy = new Float64Array(RESAMPLES);
  const macroF1 = new Float64Array(RESAMPLES);
  for (let b = 0; b < RESAMPLES; b++) {
    drawMultinomial(random, weights, drawn);
    for (const [i, cell] of occupied.entries()) resample[cell] = drawn[i]!;
    const differences = figureDifferences(resample, classes);
    accuracy[b] = differences.accuracy;
    macroF1[b] = differences.f1_macro;
  }
  const observed = figureDifferences(counts, classes);
  return { accuracy: toInterval(observed.accuracy, accuracy), f1_macro: toInterval(observed.f1_macro, macroF1) };
}

function toInterval(estimate: number, resampled: Float64Array): Difference {
  const sorted = resampled.sort();
  return { estimate, low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
}
