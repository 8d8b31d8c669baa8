import type { ModelImportance } from '#server/training/feature-importance';

export interface ImportanceRow {
  readonly feature: string;
  /** Share of all importance of the model, 0 to 1; null where the model has no such feature. */
  readonly left: number | null;
  readonly right: number | null;
}

/** More than these are noise to read. */
const MOST_SHOWN = 15;

/**
 * What two models look at, as shares of their own total: their measures have different units. Features that either of
 * them has, the largest difference first.
 */
export function prepareImportances(left: ModelImportance, right: ModelImportance): ImportanceRow[] {
  const [ours, theirs] = [sharesOf(left), sharesOf(right)];
  const rows = [...new Set([...ours.keys(), ...theirs.keys()])].map((feature) => ({
    feature,
    left: ours.get(feature) ?? null,
    right: theirs.get(feature) ?? null,
  }));
  const gap = (row: ImportanceRow): number => Math.abs((row.right ?? 0) - (row.left ?? 0));
  return rows.sort((a, b) => gap(b) - gap(a)).slice(0, MOST_SHOWN);
}

/** By the measure the model is read by first. */
function sharesOf({ features }: ModelImportance): Map<string, number> {
  const total = features.reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
  return new Map(features.map(({ feature, values }) => [feature, total === 0 ? 0 : (values[0] ?? 0) / total]));
}
