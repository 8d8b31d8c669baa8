import { majorityOfRun } from '#server/runs/majority-of-run';
import { findSealedRows } from '#server/runs/results.repo';
import type { Holdout, Run, SealedRows, TrainedModel } from '#server/runs/schema';
import { toLabelledMatrix } from '#server/runs/to-labelled-matrix';
import { classificationReport } from '#server/training/classification-report';
import { judgeModel } from '#server/training/judge-model';
import { openTrainedScorer } from '../package/trained-onnx.ts';
import type { SealedResult } from '../schema.ts';
import { countSealedLooks } from './sealed-looks.repo.ts';

/** The sealed rows of a run with what its model says of them, as it will be served, from float32 features. */
export interface SealedAnswers {
  readonly rows: SealedRows;
  readonly answers: Holdout;
}

/** @returns null where the run's split seals nothing. */
export async function scoreSealed(run: Run, trained: TrainedModel, onnx: Uint8Array): Promise<SealedAnswers | null> {
  const rows = await findSealedRows(run.id);
  if (!rows) return null;
  const scorer = await openTrainedScorer(onnx, trained);
  const { labels: predicted, probabilities } = await scorer.score(Float32Array.from(rows.features));
  const { keys, labels } = rows;
  return { rows, answers: { keys, labels, predicted, probabilities: Float64Array.from(probabilities) } };
}

/** The report of the sealed slice, which nothing had seen before the first look at the promotion. */
export async function judgeSealed(
  run: Run,
  trained: TrainedModel,
  { rows, answers }: SealedAnswers,
): Promise<SealedResult> {
  const { classValues, classNames } = trained;
  const matrix = toLabelledMatrix(rows, trained);
  return {
    report: classificationReport({
      labels: matrix.labels,
      predicted: answers.predicted.map((value) => classValues.indexOf(value)),
      probabilities: answers.probabilities,
      classValues,
      classNames,
    }),
    baseline: judgeModel(majorityOfRun(run, classValues), matrix, trained).report,
    looksBefore: await countSealedLooks(run.split.id, run.id),
  };
}
