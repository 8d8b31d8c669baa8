/** How often each (true class, class by the reference, class by the challenger) occurs; index (y · K + a) · K + b. */
export interface JointTable {
  readonly classes: number;
  /** (K³) */
  readonly counts: Int32Array;
}

/**
 * Count two runs' answers on the same rows: all that a comparison of labels needs to know.
 *
 * @param labels, reference, challenger (n) class indexes, 0 … classes − 1.
 * @throws RangeError if the lengths differ or n = 0.
 */
export function jointTable(
  labels: Int32Array,
  reference: Int32Array,
  challenger: Int32Array,
  classes: number,
): JointTable {
  const n = labels.length;
  if (n === 0 || reference.length !== n || challenger.length !== n) {
    throw new RangeError(
      `jointTable: expected equal, non-empty lengths, got ${n}, ${reference.length} and ${challenger.length}`,
    );
  }
  const counts = new Int32Array(classes ** 3);
  for (let i = 0; i < n; i++) counts[(labels[i]! * classes + reference[i]!) * classes + challenger[i]!]!++;
  return { classes, counts };
}

/** Difference of two figures, challenger − reference. */
export interface Figures {
  readonly accuracy: number;
  readonly f1_macro: number;
}

/**
 * Accuracy and macro-F1 differences of a table of counts. Macro-F1 is over all classes, 0 for one that does not occur,
 * as in the reports.
 */
export function figureDifferences(counts: Int32Array, classes: number): Figures {
  const support = new Float64Array(classes);
  const sides = [0, 1].map(() => ({ right: new Float64Array(classes), answered: new Float64Array(classes) }));
  let rows = 0;
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    const label = Math.floor(cell / classes ** 2);
    const answers = [Math.floor(cell / classes) % classes, cell % classes];
    rows += count;
    support[label]! += count;
    for (const [side, answer] of answers.entries()) {
      sides[side]!.answered[answer]! += count;
      if (answer === label) sides[side]!.right[label]! += count;
    }
  }
  const figures = sides.map(({ right, answered }) => ({
    accuracy: right.reduce((sum, count) => sum + count, 0) / rows,
    f1_macro: right.reduce((sum, r, k) => sum + (r === 0 ? 0 : (2 * r) / (support[k]! + answered[k]!)), 0) / classes,
  }));
  const [reference, challenger] = [figures[0]!, figures[1]!];
  return {
    accuracy: challenger.accuracy - reference.accuracy,
    f1_macro: challenger.f1_macro - reference.f1_macro,
  };
}
