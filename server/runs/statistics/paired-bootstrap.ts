import { drawMultinomial } from '#server/numerics/draw-multinomial';
import { Random } from '#server/numerics/random';
import type { Difference } from '../comparison-schema.ts';
import type { JointTable } from './joint-table.ts';
import {
  CLASS_FIGURES,
  type ClassFigure,
  figureCount,
  LABEL_METRICS,
  type LabelMetric,
  labelFigures,
} from './label-figures.ts';
import { percentileDifference, RESAMPLES } from './percentile-difference.ts';

export interface LabelDifferences {
  readonly metrics: Readonly<Record<LabelMetric, Difference>>;
  readonly classes: readonly Readonly<Record<ClassFigure, Difference>>[];
}

/**
 * 95% percentile intervals of the differences of two runs scored on the same rows, for every figure that their answers
 * alone decide.
 *
 * Rows are resampled with replacement, both answers of a row together, so that what the runs share cancels. Drawing the
 * cells of the joint table from a multinomial is the same distribution as drawing rows, at a cost that hardly depends
 * on their number. What is undefined in a resample counts as 0 there: precision of a class nobody answered, recall of
 * one that has no row, kappa where all is one class.
 *
 * @param resamples how many; where a bound is from one seed to another falls as their square root grows.
 * @returns challenger − reference: the difference on the rows themselves, with the 2.5% and 97.5% quantiles.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), §13.3.
 */
export function pairedBootstrap(table: JointTable, seed: number, resamples = RESAMPLES): LabelDifferences {
  const random = new Random(seed);
  const differences = differencesOf(table);
  const observed = differences(table.counts).slice();
  const samples = Array.from(observed, () => new Float64Array(resamples));
  const drawn = new Int32Array(table.counts.length);
  for (let b = 0; b < resamples; b++) {
    drawMultinomial(random, table.counts, drawn);
    const values = differences(drawn);
    for (let figure = 0; figure < samples.length; figure++) samples[figure]![b] = values[figure]!;
  }
  const intervals = samples.map((values, figure) => percentileDifference(observed[figure]!, values));
  const ofClass = (k: number) => intervals.slice(LABEL_METRICS.length + CLASS_FIGURES.length * k);
  return {
    metrics: named(LABEL_METRICS, intervals),
    classes: Array.from({ length: table.classes }, (_, k) => named(CLASS_FIGURES, ofClass(k))),
  };
}

/** Challenger − reference of every figure for given counts of the table's cells; each call overwrites the last one's. */
function differencesOf({ classes, truth, reference, challenger }: JointTable): (counts: Int32Array) => Float64Array {
  const confusions = [new Float64Array(classes ** 2), new Float64Array(classes ** 2)] as const;
  const figures = [new Float64Array(figureCount(classes)), new Float64Array(figureCount(classes))] as const;
  return (counts) => {
    for (const confusion of confusions) confusion.fill(0);
    for (let cell = 0; cell < counts.length; cell++) {
      confusions[0][truth[cell]! * classes + reference[cell]!]! += counts[cell]!;
      confusions[1][truth[cell]! * classes + challenger[cell]!]! += counts[cell]!;
    }
    labelFigures(confusions[0], classes, figures[0]);
    labelFigures(confusions[1], classes, figures[1]);
    for (let figure = 0; figure < figures[1].length; figure++) figures[1][figure]! -= figures[0][figure]!;
    return figures[1];
  };
}

function named<Name extends string>(names: readonly Name[], values: readonly Difference[]): Record<Name, Difference> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]!])) as Record<Name, Difference>;
}
