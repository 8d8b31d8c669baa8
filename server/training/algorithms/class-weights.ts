/** How much the rows of a class count, as scikit-learn's `class_weight`. */
export type ClassWeighting = 'none' | 'balanced';

/**
 * A weight a class: 1, or with `balanced` what makes every class count the same in sum,
 *
 *     weight[k] = n / (classes that occur · rows of k)
 *
 * @param labels (n) class indexes.
 * @returns (classes); a class without rows has 0 under `balanced`.
 */
export function classWeights(labels: Int32Array, classes: number, weighting: ClassWeighting): Float64Array {
  if (weighting === 'none') return new Float64Array(classes).fill(1);
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]!++;
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return counts.map((count) => (count > 0 ? labels.length / (present * count) : 0));
}
