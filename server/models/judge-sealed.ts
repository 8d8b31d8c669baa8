import { majorityOfRun } from '#server/runs/majority-of-run';
import { findSealedRows } from '#server/runs/results.repo';
import type { Run, TrainedModel } from '#server/runs/schema';
import { toLabelledMatrix } from '#server/runs/to-labelled-matrix';
import { classificationReport } from '#server/training/classification-report';
import { judgeModel } from '#server/training/judge-model';
import { countSealedLooks } from './models.repo.ts';
import type { SealedResult } from './schema.ts';
import { openTrainedScorer } from './trained-onnx.ts';

/**
 * Scores the sealed slice of a run's split, which nothing has seen before the promotion. By the model as it will be
 * served, from float32 features.
 *
 * @returns null where the split seals nothing.
 */
export async function judgeSealed(run: Run, trained: TrainedModel, onnx: Uint8Array): Promise<SealedResult | null> {
  const rows = await findSealedRows(run.id);
  if (!rows) return null;
  const { classValues, classNames } = trained;
  const scorer = await openTrainedScorer(onnx, trained);
  const scores = await scorer.score(Float32Array.from(rows.features));
  const matrix = toLabelledMatrix(rows, trained);
  return {
    report: classificationReport({
      labels: matrix.labels,
      predicted: scores.labels.map((value) => classValues.indexOf(value)),
      probabilities: Float64Array.from(scores.probabilities),
      classValues,
      classNames,
    }),
    baseline: judgeModel(majorityOfRun(run, classValues), matrix, trained).report,
    looksBefore: await countSealedLooks(run.split.id, run.id),
  };
}
