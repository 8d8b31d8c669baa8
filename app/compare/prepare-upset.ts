import type { Comparison } from '#server/runs/comparison-schema';

/** Features that exactly these runs have. */
export interface UpsetColumn {
  readonly key: string;
  /** Whether the run at each position has them. */
  readonly in: readonly boolean[];
  readonly features: readonly string[];
}

export interface Upset {
  /** Largest first; of equal ones those of more runs first. */
  readonly columns: readonly UpsetColumn[];
  /** Features of each run. */
  readonly sizes: readonly number[];
}

/** Which features the runs share with whom: every combination of runs that occurs, with its features. */
export function prepareUpset(features: Comparison['features']): Upset {
  const columns = new Map<string, { in: readonly boolean[]; features: string[] }>();
  for (const one of features) {
    const key = one.in.map(Number).join('');
    const column = columns.get(key) ?? { in: one.in, features: [] };
    column.features.push(one.feature);
    columns.set(key, column);
  }
  const runsOf = (column: { readonly in: readonly boolean[] }): number => column.in.filter(Boolean).length;
  return {
    columns: [...columns]
      .map(([key, column]) => ({ key, ...column }))
      .sort((a, b) => b.features.length - a.features.length || runsOf(b) - runsOf(a)),
    sizes: (features[0]?.in ?? []).map((_, position) => features.filter((one) => one.in[position]).length),
  };
}
