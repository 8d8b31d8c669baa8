/** Metrics of a report that answers alone decide, in the order `labelFigures` writes them. */
export const LABEL_METRICS = [
  'accuracy',
  'balanced_accuracy',
  'f1_macro',
  'f1_weighted',
  'matthews_corrcoef',
  'cohen_kappa',
] as const;
export type LabelMetric = (typeof LABEL_METRICS)[number];

/** Figures of each class, which follow the metrics. */
export const CLASS_FIGURES = ['precision', 'recall', 'f1'] as const;
export type ClassFigure = (typeof CLASS_FIGURES)[number];

export const figureCount = (classes: number): number => LABEL_METRICS.length + CLASS_FIGURES.length * classes;

/**
 * Every figure of a report that its confusion matrix decides, as `classificationReport` has them, with 0 for what is
 * undefined. A bootstrap asks for them thousands of times; this allocates nothing.
 *
 * @param confusion (classes × classes) row-major, rows true, columns predicted.
 * @param figures   (figureCount(classes)) overwritten.
 */
export function labelFigures(confusion: Float64Array, classes: number, figures: Float64Array): void {
  let [rows, right, chance, trueSquares, answeredSquares] = [0, 0, 0, 0, 0];
  let [recalls, present, f1s, weightedF1s] = [0, 0, 0, 0];
  for (let k = 0; k < classes; k++) {
    const hits = confusion[k * classes + k]!;
    let [support, answered] = [0, 0];
    for (let other = 0; other < classes; other++) {
      support += confusion[k * classes + other]!;
      answered += confusion[other * classes + k]!;
    }
    const recall = support === 0 ? 0 : hits / support;
    const f1 = hits === 0 ? 0 : (2 * hits) / (support + answered);
    rows += support;
    right += hits;
    chance += support * answered;
    trueSquares += support * support;
    answeredSquares += answered * answered;
    recalls += recall;
    present += support === 0 ? 0 : 1;
    f1s += f1;
    weightedF1s += support * f1;
    const at = LABEL_METRICS.length + CLASS_FIGURES.length * k;
    figures[at] = answered === 0 ? 0 : hits / answered;
    figures[at + 1] = recall;
    figures[at + 2] = f1;
  }
  const square = rows * rows;
  const beyondChance = rows * right - chance;
  const spread = (square - trueSquares) * (square - answeredSquares);
  figures[0] = right / rows;
  figures[1] = recalls / present;
  figures[2] = f1s / classes;
  figures[3] = weightedF1s / rows;
  figures[4] = spread === 0 ? 0 : beyondChance / Math.sqrt(spread);
  figures[5] = square === chance ? 0 : beyondChance / (square - chance);
}
