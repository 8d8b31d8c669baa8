import { AppError } from '#server/platform/errors';
import { type CompleteRows, completeRows } from '#server/training/complete-rows';
import { rowsOf } from '#server/training/rows-of';
import { ALGORITHMS, type SplitSpec } from '#server/training/schema';
import { splitDataset } from '#server/training/split';
import { joinDataset } from '../execution/join-dataset.ts';
import type { Run, TrainableRun } from '../schema.ts';
import type { RepetitionTask } from './score-split.ts';

export interface PreparedRepetition {
  readonly task: RepetitionTask;
  readonly sealed: number;
  readonly leftOut: CompleteRows['dropped'];
}

/**
 * The rows and settings of a repetition: joined once with the features of all runs, without the sealed slice, and without
 * rows that any of the runs could not learn from, so that all of them have the same.
 *
 * @throws AppError invalid_input for runs of several labels or whose split is not drawn; conflict for imported models;
 *   what the join throws.
 */
export async function prepareRepetition(runs: readonly Run[]): Promise<PreparedRepetition> {
  const contestants = runs.map(requireTrainable);
  const [reference] = contestants as [TrainableRun];
  requireOneLabel(runs);
  const { sealed: slice, ...rule } = requireDrawn(reference);
  const features = [...new Set(contestants.flatMap((run) => run.features))];
  const split = { ...rule, ...(slice && { sealed: slice }) };
  const { label, includeLate } = reference;
  const dataset = await joinDataset({ features, label, split: { ...reference.split, ...split }, includeLate });
  const { matrix, classValues, classNames, splitValues } = dataset;
  const drawn = splitDataset(matrix.labels, split, 0, splitValues);
  const open = Int32Array.from([...drawn.train, ...drawn.holdout]).sort();
  const needed = features.filter((feature) =>
    contestants.some((run) => !ALGORITHMS[run.algorithm].learnsMissing && run.features.includes(feature)),
  );
  const columns = needed.map((feature) => matrix.columns[features.indexOf(feature)]!);
  const { rows, dropped } = completeRows({ rows: matrix.rows, names: needed, columns }, open);
  return {
    task: {
      matrix: rowsOf(matrix, rows),
      classValues,
      classNames,
      rule,
      splitValues: splitValues && Array.from(rows, (row) => splitValues[row]!),
      contestants: contestants.map(({ algorithm, params, seed, features: own }) => ({
        algorithm,
        params,
        seed,
        columns: own.map((feature) => features.indexOf(feature)),
      })),
    },
    sealed: drawn.sealed.length,
    leftOut: dropped,
  };
}

function requireTrainable(run: Run): TrainableRun {
  const { algorithm } = run;
  if (algorithm !== 'onnx' && run.imported === null) return { ...run, algorithm };
  throw new AppError('conflict', `Run "${run.name}" was imported: it cannot be trained on other splits.`);
}

function requireOneLabel(runs: readonly Run[]): void {
  const labels = [...new Set(runs.map(({ label }) => label))];
  if (labels.length < 2) return;
  throw new AppError('invalid_input', `These runs answer different questions: their labels are ${labels.join(', ')}.`);
}

/** The rule of the reference, by which new splits can be drawn; folds are another way to repeat. */
function requireDrawn({ name, split }: TrainableRun): SplitSpec {
  const fixed = split.column ? 'by a column' : split.time ? 'by time' : null;
  if (fixed) {
    throw new AppError(
      'invalid_input',
      `Run "${name}" is split ${fixed}, which gives the same rows every time. Put a run first whose split is drawn.`,
    );
  }
  const { testSize, stratify, group, sealed } = split;
  return { testSize, stratify, ...(group && { group }), ...(sealed && { sealed }) };
}
