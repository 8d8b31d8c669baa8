import type { AskedThreshold } from '../comparison-schema.ts';
import type { DatasetSummary, Holdout } from '../schema.ts';
import type { PairableHoldout } from '../statistics/paired-statistics.ts';
import type { ScoredRun } from './on-common-rows.ts';
import { reportsOn } from './reports-on.ts';

/** Values of the two answers there are to "is it this class?". */
const [NO, YES] = [0, 1];

/**
 * A run as if it had been asked one question only, and said yes wherever it gives the class at least the threshold: its
 * answers, its report, and the majority class's. A threshold moves answers and not probabilities, so the figures that
 * those decide, calibration among them, are the same at every threshold.
 *
 * @throws RangeError where the run does not know the class.
 */
export function atThreshold<One extends ScoredRun>(one: One, threshold: AskedThreshold): One {
  const { run } = one;
  const known = run.report.classes;
  const k = placeOf(known, threshold.label);
  const rest = known.length === 2 ? known[1 - k]!.name : `not ${known[k]!.name}`;
  const classes = [
    { label: NO, name: rest },
    { label: YES, name: known[k]!.name },
  ];
  const holdout = askForClass(one.holdout, threshold, known);
  const dataset = run.dataset && { ...run.dataset, classes: twoOf(run.dataset.classes, threshold.label, rest) };
  const { report, baseline } = reportsOn({ dataset }, holdout, classes);
  const { expected_calibration_error } = reportsOn({ dataset }, { ...holdout, predicted: holdout.likelier }, classes)
    .report.metrics;
  const metrics = { ...report.metrics, expected_calibration_error };
  return { ...one, holdout, run: { ...run, dataset, report: { ...report, metrics }, baseline } };
}

/**
 * Answers of many classes as answers 1 and 0 of one: yes from the threshold on.
 *
 * @param known the classes in the order of the probabilities.
 * @throws RangeError where the class is none of them.
 */
export function askForClass(
  { keys, labels, predicted: { length: rows }, probabilities }: Holdout,
  { label, value }: AskedThreshold,
  known: readonly { readonly label: number }[],
): Required<PairableHoldout> {
  const [index, classes] = [placeOf(known, label), known.length];
  const asked = { predicted: new Int32Array(rows), likelier: new Int32Array(rows) };
  const both = new Float64Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    const p = probabilities[row * classes + index]!;
    both[2 * row + NO] = 1 - p;
    both[2 * row + YES] = p;
    asked.predicted[row] = p >= value ? YES : NO;
    asked.likelier[row] = p > 0.5 ? YES : NO;
  }
  return { keys, labels: labels.map((truth) => (truth === label ? YES : NO)), probabilities: both, ...asked };
}

function placeOf(known: readonly { readonly label: number }[], asked: number): number {
  const place = known.findIndex(({ label }) => label === asked);
  if (place < 0) throw new RangeError(`atThreshold: the run does not know class ${asked}`);
  return place;
}

/** How often the class, and any other, occurred. */
function twoOf(classes: DatasetSummary['classes'], label: number, rest: string): DatasetSummary['classes'] {
  const own = classes.find(({ value }) => value === label) ?? { name: String(label), train: 0, holdout: 0 };
  const others = classes.filter(({ value }) => value !== label);
  const sum = (of: 'train' | 'holdout'): number => others.reduce((total, one) => total + one[of], 0);
  return [
    { value: NO, name: rest, train: sum('train'), holdout: sum('holdout') },
    { ...own, value: YES },
  ];
}
