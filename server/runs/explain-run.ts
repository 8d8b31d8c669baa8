import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { modelImportance } from '#server/training/feature-importance';
import { meanContributions } from '#server/training/mean-contributions';
import type { FittedModel, LabelledMatrix } from '#server/training/model';
import { permutationImportance } from '#server/training/permutation-importance';
import { saveExplanation } from './explanations.repo.ts';
import { getHoldout, getTrainedModel } from './results.repo.ts';
import { getRun } from './runs.repo.ts';
import type { ExplanationKind, Run, RunExplanation, TrainedModel } from './schema.ts';
import { toLabelledMatrix } from './to-labelled-matrix.ts';

/** Rows that SHAP values are averaged over at most: an average of so many moves little with more. */
const MOST_ROWS = 1_000;
const PERMUTATIONS = 10;

export interface ExplainHooks {
  readonly signal?: AbortSignal;
  /** Share done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Works out what moves a finished run's answers, on its holdout, and keeps it with the run.
 * @throws AppError not_found for an unknown run; what `requireExplainable` throws; what `signal` is aborted with.
 */
export async function explainRun(runId: string, kind: ExplanationKind, hooks: ExplainHooks = {}): Promise<void> {
  const run = await getRun(runId);
  requireExplainable(run);
  const [trained, holdout] = await Promise.all([getTrainedModel(runId), getHoldout(runId)]);
  const { model } = trained;
  if (model.kind === 'onnx') throw new TypeError(`explainRun: run ${runId} is no ONNX run, its model is one`);
  const started = performance.now();
  const matrix = toLabelledMatrix(holdout, trained);
  const explanation = await explain(kind, { model, trained, matrix, seed: run.seed }, hooks);
  await saveExplanation(runId, { ...explanation, durationMs: performance.now() - started });
}

/** @throws AppError conflict when the run has no model yet, or one whose inside is not read. */
export function requireExplainable({ name, status, algorithm }: Run): void {
  const why =
    status !== 'finished'
      ? `is ${status}; only a finished run has a model`
      : algorithm === 'onnx'
        ? 'is an imported ONNX file, whose inside is not read'
        : null;
  if (why) throw new AppError('conflict', `Run "${name}" cannot be explained: it ${why}.`);
}

interface Explained {
  readonly model: FittedModel;
  readonly trained: TrainedModel;
  readonly matrix: LabelledMatrix;
  readonly seed: number;
}

async function explain(
  kind: ExplanationKind,
  { model, trained, matrix, seed }: Explained,
  hooks: ExplainHooks,
): Promise<Pick<RunExplanation, 'kind' | 'body'>> {
  switch (kind) {
    case 'importance':
      return { kind, body: modelImportance(model, matrix.names) };
    case 'shap': {
      const rows = firstRows(matrix, MOST_ROWS);
      const means = trained.inputs.map(({ range }) => range.mean ?? 0);
      const body = await follow(meanContributions(model, rows, means), (done) => done / rows.rows, hooks);
      return { kind, body };
    }
    case 'permutation': {
      const options = { metric: 'f1_macro', repeats: PERMUTATIONS, seed } as const;
      let done = 0;
      const steps = permutationImportance(model, matrix, options);
      const features = await follow(steps, () => ++done / matrix.names.length, hooks);
      return { kind, body: { metric: options.metric, repeats: PERMUTATIONS, rows: matrix.rows, features } };
    }
  }
}

async function follow<Step, Result>(
  steps: Generator<Step, Result>,
  fractionOf: (step: Step) => number,
  { signal, onProgress }: ExplainHooks,
): Promise<Result> {
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value;
    signal?.throwIfAborted();
    onProgress?.(fractionOf(next.value));
    await setImmediate();
  }
}

/** Holdout rows stand in the random order of the split, so that the first are as good as any. */
function firstRows(matrix: LabelledMatrix, most: number): LabelledMatrix {
  if (matrix.rows <= most) return matrix;
  const columns = matrix.columns.map((column) => column.subarray(0, most));
  return { ...matrix, rows: most, columns, labels: matrix.labels.subarray(0, most) };
}
