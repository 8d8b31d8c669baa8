/** Share of rows on the diagonal of a confusion matrix with at least one row. */
export function accuracy(confusion: readonly (readonly number[])[]): number {
  const rows = confusion.flat().reduce((sum, count) => sum + count, 0);
  return confusion.reduce((sum, row, label) => sum + row[label]!, 0) / rows;
}

/**
 * Mean recall over the classes that have true rows. A class without any is left out, as in scikit-learn, so the mean
 * does not change when the list of classes grows.
 */
export function balancedAccuracy(confusion: readonly (readonly number[])[]): number {
  let total = 0;
  let present = 0;
  for (const [label, row] of confusion.entries()) {
    const support = row.reduce((sum, count) => sum + count, 0);
    if (support === 0) continue;
    total += row[label]! / support;
    present++;
  }
  return total / present;
}
