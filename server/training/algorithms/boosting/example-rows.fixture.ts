import { Random } from '#server/numerics/random';
import type { BoostedTreesModel, FitProgress, LabelledMatrix } from '../../model.ts';
import { ALGORITHMS, type XgboostParams } from '../../schema.ts';
import { fitBoosting } from './fit-boosting.ts';

/**
 * Rows with a rule to be learned: the class counts how many of `x` and `y` exceed a half, so there are at most three;
 * one label in twenty is wrong, one cell in ten missing, and `noise` means nothing.
 */
export function exampleRows(seed: number, rows: number, classes: 2 | 3): LabelledMatrix {
  const random = new Random(seed);
  const draw = () => Float64Array.from({ length: rows }, () => random.double());
  const [x, y, noise] = [draw(), draw(), draw()];
  const labels = Int32Array.from({ length: rows }, (_, row) => {
    if (random.double() < 0.05) return random.integer(classes - 1);
    return Math.min(Number(x[row]! > 0.5) + Number(y[row]! > 0.5), classes - 1);
  });
  const columns = [x, y, noise].map((column) => column.map((value) => (random.double() < 0.1 ? Number.NaN : value)));
  return { rows, names: ['x', 'y', 'noise'], columns, labels, classes };
}

/** Fits to the end, with XGBoost's defaults but for `changed`. */
export function fitFully(
  train: LabelledMatrix,
  changed: Partial<XgboostParams> = {},
  holdout: LabelledMatrix | null = null,
): { model: BoostedTreesModel; progress: FitProgress[] } {
  const params = { ...ALGORITHMS.xgboost.params.parse({}), n_estimators: 10, ...changed };
  const fit = fitBoosting({ train, holdout, params, seed: 0 });
  const progress: FitProgress[] = [];
  for (;;) {
    const step = fit.next();
    if (!step.done) progress.push(step.value);
    else if (step.value.kind === 'boosted_trees') return { model: step.value, progress };
    else throw new TypeError(`fitFully: expected boosted trees, got ${step.value.kind}`);
  }
}

/** The example's rows, and rows at and one float32 beside every threshold of the model. */
export function probeRows(model: BoostedTreesModel, rows: LabelledMatrix): LabelledMatrix {
  const probes = model.trees.flatMap((tree) =>
    tree.threshold.flatMap((threshold, node) =>
      tree.left[node] === -1
        ? []
        : floatNeighbours(threshold).map((value) => ({ value, feature: tree.feature[node]! })),
    ),
  );
  const columns = rows.columns.map((column, feature) =>
    Float64Array.from([
      ...column.map(Math.fround),
      ...probes.map((probe, i) => (probe.feature === feature ? probe.value : Math.fround(column[i % rows.rows]!))),
    ]),
  );
  const labels = Int32Array.from([...rows.labels, ...probes.map((_, i) => rows.labels[i % rows.rows]!)]);
  return { ...rows, rows: labels.length, columns, labels };
}

function floatNeighbours(value: number): number[] {
  const float = Float32Array.of(value, value, value);
  const bits = new Int32Array(float.buffer);
  bits[0]! -= 1;
  bits[2]! += 1;
  return [...float];
}
