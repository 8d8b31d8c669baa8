import { mostProbableClasses } from '#server/training/predict-probabilities';
import { majorityOfRun } from '../majority-of-run.ts';
import type { Holdout } from '../schema.ts';
import type { ScoredRun } from './on-common-rows.ts';

/** What always answering the majority class of a run's training rows answers on that run's rows. */
export function majorityHoldout({ run, holdout }: ScoredRun): Holdout {
  const classValues = run.report.classes.map(({ label }) => label);
  const { shares } = majorityOfRun(run, classValues);
  const rows = holdout.keys.length;
  const answer = classValues[mostProbableClasses(Float64Array.from(shares), shares.length)[0]!]!;
  const probabilities = new Float64Array(rows * shares.length);
  for (let row = 0; row < rows; row++) probabilities.set(shares, row * shares.length);
  return { keys: holdout.keys, labels: holdout.labels, predicted: new Int32Array(rows).fill(answer), probabilities };
}
