import type { Actor } from '#server/access/actor';
import { codeVersion } from '#server/platform/code-version';
import { AppError } from '#server/platform/errors';
import { thisExecutor } from '#server/platform/executor';
import { classificationReport } from '#server/training/classification-report';
import { judgeMajority } from '#server/training/judge-model';
import type { LabelledMatrix } from '#server/training/model';
import { rowsOf } from '#server/training/rows-of';
import { chooseSplit } from './choose-split.ts';
import { drawRows } from './execution/draw-rows.ts';
import { explainCheaply } from './execution/explain-cheaply.ts';
import { joinDataset, type RunDataset } from './execution/join-dataset.ts';
import { provenance } from './execution/provenance.ts';
import { datasetSummaryOf, holdoutOf, sealedOf, trainedModelOf } from './execution/to-outcome.ts';
import { findRunLeaks, refuseLeaks } from './leaks/leak-guard.ts';
import { finishRun } from './results.repo.ts';
import { claimRun, getRun, insertRun, noteLeaks } from './runs.repo.ts';
import { RUN_ALGORITHMS, type Run, type RunSplit, type TrainedModel } from './schema.ts';

/** A model that was trained elsewhere, and how it answers. */
export interface ForeignModel extends Pick<Run, 'name' | 'owner' | 'label' | 'algorithm' | 'features'> {
  readonly imported: NonNullable<Run['imported']>;
  readonly model: TrainedModel['model'];
  /** Stored split of the label to score it on; the default when left out. */
  readonly splitName?: string | undefined;
  readonly allowLeakage: boolean;
  /** Said on the run. */
  readonly notes: readonly string[];
  /** Class values in the order of its probabilities. */
  readonly classValues: readonly number[];
  /** Class indexes and (n × classes) probabilities, row-major. */
  readonly answer: (rows: LabelledMatrix) => Promise<{ predicted: Int32Array; probabilities: Float64Array }>;
}

const TRAINED_ELSEWHERE =
  'It was trained elsewhere, on rows Cookoff does not know: if holdout rows were among them, its figures are too good.';

/**
 * Makes a foreign model a finished run, scored on the holdout that the other runs of its label share. Nothing is written
 * before it has answered.
 *
 * @throws AppError invalid_input when its classes are not the label's, or a feature gives the label away; what the
 *   dataset and the split throw.
 */
export async function importRun(foreign: ForeignModel, actor: Actor): Promise<Run> {
  const { name, owner, label, algorithm, features, imported, model, allowLeakage } = foreign;
  const split = await chooseSplit({ label, splitName: foreign.splitName }, actor);
  const asked = { features, label, split: { ...split.spec, id: split.id, name: split.name, seed: split.seed } };
  const dataset = await joinDataset(asked);
  requireClasses(foreign, dataset);
  const scored = await score(foreign, dataset, asked.split);
  const run = await insertRun({
    ...{ name, owner, label, algorithm, features, imported, allowLeakage },
    ...{ service: null, params: {}, splitId: split.id, seed: split.seed, codeVersion: codeVersion() },
  });
  await claimRun(run.id, thisExecutor());
  await noteLeaks(run.id, scored.leaks);
  const { warnings, ...origin } = await provenance(run, dataset, scored.drawn);
  const outcome = {
    ...origin,
    ...scored.outcome,
    warnings: [TRAINED_ELSEWHERE, ...scored.leaks.map(({ sentence }) => sentence), ...foreign.notes, ...warnings],
    learningCurve: { step: [], trainLoss: [], holdoutLoss: [] },
    crossValidation: null,
    trained: trainedModelOf(dataset, scored.drawn.train, model),
  };
  await finishRun(run.id, outcome, await explainCheaply(run, outcome));
  return getRun(run.id);
}

async function score(foreign: ForeignModel, dataset: RunDataset, split: RunSplit) {
  const started = performance.now();
  const drawn = drawRows(dataset, { ...split, folds: undefined }, RUN_ALGORITHMS[foreign.algorithm].learnsMissing);
  const train = rowsOf(dataset.matrix, drawn.train);
  const leaks = findRunLeaks(train, dataset.features, dataset.label);
  refuseLeaks(leaks, foreign.allowLeakage);
  const holdout = rowsOf(dataset.matrix, drawn.holdout);
  const answers = await foreign.answer(holdout);
  const { classValues, classNames } = dataset;
  const outcome = {
    dataset: datasetSummaryOf(dataset, drawn),
    durations: { evaluate: performance.now() - started, total: performance.now() - started },
    report: classificationReport({ labels: holdout.labels, ...answers, classValues, classNames }),
    baseline: judgeMajority(train, holdout, dataset),
    holdout: holdoutOf(dataset, { rows: drawn.holdout, ...answers, folds: null }),
    sealed: sealedOf(dataset, drawn),
  };
  return { drawn, leaks, outcome };
}

function requireClasses({ classValues, label }: ForeignModel, dataset: RunDataset): void {
  if (classValues.join() === dataset.classValues.join()) return;
  const message =
    `The model answers ${classValues.length} classes (${classValues.join(', ')}), the label ${label} has ` +
    `${dataset.classValues.join(', ')}. Its classes must be the label's, in ascending order.`;
  throw new AppError('invalid_input', message, { fields: { classes: message } });
}
