import type { Report } from '#server/training/schema';

/** Where a run answers one class today: its place on every curve of that class. */
export interface OperatingPoint {
  readonly falsePositiveRate: number;
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
  /** null where the most probable of several classes is answered: then no single threshold decides. */
  readonly threshold: number | null;
}

/**
 * Of the class with this value, as the report counts it; of two classes the second, whose curves there are.
 * @param shared the threshold that all runs are asked from, of whose answers the report then is.
 * @returns null where the report has no such class, or no rows of it or of the rest.
 */
export function prepareOperating(
  { classes, confusion, rows }: Report,
  label: number,
  shared?: number,
): OperatingPoint | null {
  const isBinary = classes.length === 2;
  const k = isBinary ? 1 : classes.findIndex((one) => one.label === label);
  const found = classes[k];
  if (!found || found.support === 0 || found.support === rows) return null;
  const { support, recall, precision, f1 } = found;
  const answered = confusion.reduce((sum, row) => sum + row[k]!, 0);
  const falsePositiveRate = (answered - confusion[k]![k]!) / (rows - support);
  return { falsePositiveRate, recall, precision, f1, threshold: shared ?? (isBinary ? 0.5 : null) };
}
