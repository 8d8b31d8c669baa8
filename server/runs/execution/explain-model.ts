import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { modelImportance } from '#server/training/feature-importance';
import { meanContributions } from '#server/training/mean-contributions';
import type { FittedModel, LabelledMatrix } from '#server/training/model';
import { permutationImportance } from '#server/training/permutation-importance';
import type { Explanation, ExplanationKind, KeptHoldout, NewExplanation, TrainedModel } from '../schema.ts';
import { toLabelledMatrix } from '../to-labelled-matrix.ts';

/** Rows that SHAP values are averaged over at most: an average of so many moves little with more. */
const MOST_ROWS = 1_000;
const PERMUTATIONS = 10;

export interface ExplainHooks {
  readonly signal?: AbortSignal;
  /** Share done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** A model of our own with the rows its answers are explained on. */
export interface Explainable {
  readonly model: FittedModel;
  readonly trained: TrainedModel;
  readonly holdout: KeptHoldout;
  /** Of the run: permutations are drawn from it. */
  readonly seed: number;
}

/** Works out what moves a model's answers on the holdout. @throws what `signal` is aborted with. */
export async function explainModel(
  { model, trained, holdout, seed }: Explainable,
  kind: ExplanationKind,
  hooks: ExplainHooks = {},
): Promise<NewExplanation> {
  const started = performance.now();
  const matrix = toLabelledMatrix(holdout, trained);
  const explanation = await explain(kind, { model, trained, matrix, seed }, hooks);
  return { ...explanation, durationMs: performance.now() - started };
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
): Promise<Explanation> {
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
