import { populationStability, stabilityByChance } from '#server/numerics/population-stability';
import type { TrainedInput } from '#server/runs/schema';

/** From here on moved, from the second on shifted, as it is for snapshots of a feature view. */
const MOVED = 0.1;
const SHIFTED = 0.25;

/** How one served feature lies beside the rows the model learned from. */
export interface ServedDrift {
  /** `view:feature`. */
  readonly feature: string;
  readonly psi: number | null;
  /** What the index would be on average had nothing moved. */
  readonly psiByChance: number | null;
  /** `unclear` where so few rows differ by as much by chance; null where training kept no distribution. */
  readonly size: 'steady' | 'moved' | 'shifted' | 'unclear' | null;
  readonly bins: readonly { readonly title: string; readonly before: number; readonly after: number }[];
}

/**
 * How far the served values of a feature have moved from those it was trained on, over the bins training kept: what lies
 * beyond them is counted in the outermost ones, and missing values in a bin of their own.
 * @param served (n) null where missing.
 */
export function compareWithTraining(
  { feature, distribution }: Pick<TrainedInput, 'feature' | 'distribution'>,
  served: readonly (number | null)[],
): ServedDrift {
  const unknown = { feature, psi: null, psiByChance: null, size: null, bins: [] };
  if (!distribution || served.length === 0) return unknown;
  const { edges, classes } = distribution;
  const inner = edges.slice(1, -1);
  const before = Array.from({ length: Math.max(0, edges.length - 1) }, (_, b) =>
    classes.reduce((sum, { counts }) => sum + counts[b]!, 0),
  );
  const after = new Array<number>(before.length).fill(0);
  for (const value of served) if (value !== null && after.length > 0) after[binOf(value, inner)]!++;
  const missing = [
    classes.reduce((sum, one) => sum + one.missing, 0),
    served.reduce<number>((sum, value) => sum + (value === null ? 1 : 0), 0),
  ] as const;
  const bins = before.map((count, b) => ({ title: titleOf(edges, b), before: count, after: after[b]! }));
  if (missing[0] + missing[1] > 0) bins.push({ title: 'missing', before: missing[0], after: missing[1] });
  const trained = bins.reduce((sum, bin) => sum + bin.before, 0);
  const counted = bins.reduce((sum, bin) => sum + bin.after, 0);
  if (trained === 0 || counted === 0) return unknown;
  const psi = populationStability(
    bins.map((bin) => bin.before),
    bins.map((bin) => bin.after),
  );
  const psiByChance = stabilityByChance(bins.length, trained, counted);
  return { feature, psi, psiByChance, size: sizeOf(psi, psiByChance), bins };
}

/** The bin `edgeᵢ ≤ x < edgeᵢ₊₁`. */
function binOf(value: number, inner: readonly number[]): number {
  const bin = inner.findIndex((edge) => value < edge);
  return bin < 0 ? inner.length : bin;
}

function sizeOf(psi: number, byChance: number): NonNullable<ServedDrift['size']> {
  if (psi < MOVED) return 'steady';
  if (psi < 2 * byChance) return 'unclear';
  return psi > SHIFTED ? 'shifted' : 'moved';
}

function titleOf(edges: readonly number[], bin: number): string {
  const text = (edge: number) => String(Number(edge.toPrecision(5)));
  if (edges.length === 2) return 'all values';
  if (bin === 0) return `below ${text(edges[1]!)}`;
  return bin === edges.length - 2 ? `from ${text(edges[bin]!)}` : `${text(edges[bin]!)} to ${text(edges[bin + 1]!)}`;
}
