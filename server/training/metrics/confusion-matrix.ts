/**
 * Counts of (true class, predicted class).
 *
 * @param labels    (n) true class indexes, 0 … classes − 1.
 * @param predicted (n) predicted class indexes.
 * @returns classes × classes; rows are true classes, columns predicted ones.
 * @throws RangeError if the lengths differ, n = 0, or an index is not a class.
 */
export function confusionMatrix(labels: Int32Array, predicted: Int32Array, classes: number): number[][] {
  const n = labels.length;
  if (n === 0 || predicted.length !== n) {
    throw new RangeError(`confusionMatrix: expected equal, non-empty lengths, got ${n} and ${predicted.length}`);
  }
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < n; i++) {
    const row = counts[labels[i]!];
    const column = predicted[i]!;
    if (!row || column < 0 || column >= classes) {
      throw new RangeError(
        `confusionMatrix: row ${i} has classes ${labels[i]} and ${column}, expected 0 to ${classes - 1}`,
      );
    }
    row[column]!++;
  }
  return counts;
}
