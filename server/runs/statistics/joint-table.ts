/** How often each (true class, class by the reference, class by the challenger) occurs: one entry a cell that occurs. */
export interface JointTable {
  readonly classes: number;
  readonly truth: Int32Array;
  readonly reference: Int32Array;
  readonly challenger: Int32Array;
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
  const all = new Int32Array(classes ** 3);
  for (let i = 0; i < n; i++) all[(labels[i]! * classes + reference[i]!) * classes + challenger[i]!]!++;
  const cells = Int32Array.from([...all.keys()].filter((cell) => all[cell]! > 0));
  return {
    classes,
    truth: cells.map((cell) => Math.floor(cell / classes ** 2)),
    reference: cells.map((cell) => Math.floor(cell / classes) % classes),
    challenger: cells.map((cell) => cell % classes),
    counts: cells.map((cell) => all[cell]!),
  };
}

/** Rows that one side alone is right on. */
export function discordantCounts({ truth, reference, challenger, counts }: JointTable): {
  onlyReference: number;
  onlyChallenger: number;
} {
  let [onlyReference, onlyChallenger] = [0, 0];
  for (const [cell, count] of counts.entries()) {
    const isReferenceRight = reference[cell] === truth[cell];
    const isChallengerRight = challenger[cell] === truth[cell];
    if (isReferenceRight && !isChallengerRight) onlyReference += count;
    if (isChallengerRight && !isReferenceRight) onlyChallenger += count;
  }
  return { onlyReference, onlyChallenger };
}
