import type { LabelledMatrix } from '../model.ts';

/** Share of each class among the rows, (classes). */
export function classShares({ labels, classes, rows }: LabelledMatrix): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]!++;
  return counts.map((count) => count / rows);
}
