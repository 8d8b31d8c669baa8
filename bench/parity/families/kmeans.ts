import { kmeans } from '../../../server/numerics/kmeans.ts';
import { kmeans1d } from '../../../server/numerics/kmeans-1d.ts';
import { type Check, relativelyNear, same } from '../check.ts';
import { type Fixture, readColumns } from '../fixture.ts';

interface KmeansFixture {
  readonly data: { readonly file: string; readonly columns: string[]; readonly transform: string | null };
  readonly params: { readonly n_clusters: number; readonly random_state: number };
  readonly expected: {
    readonly centers: number[][];
    readonly sizes: number[];
    readonly inertia: number;
    readonly labels: number[];
    readonly global_optimum_inertia_1d: number | null;
  };
}

/** Rounding of a sum of squares; two partitions whose inertias are this near are taken to be the same. */
const SAME = 1e-11;

/** The inertia is never above scikit-learn's; where it is the same, so are the labels, sizes and centres. */
export function compareKmeans(fixture: Fixture): Check[] {
  const { data, params, expected } = fixture.content as KmeansFixture;
  if (data.transform !== null) throw new Error(`${fixture.id}: the transform ${data.transform} is not known here`);
  const { column } = readColumns(fixture, data.file);
  const columns = data.columns.map(column);
  const k = params.n_clusters;
  const ours = columns.length === 1 ? kmeans1d(columns[0]!, k) : kmeans(columns, k, params.random_state);
  const optimum = expected.global_optimum_inertia_1d;
  const checks: Check[] = [
    { what: 'inertia above scikit-learn', difference: Math.max(ours.inertia / expected.inertia - 1, 0), bound: SAME },
    ...(optimum === null ? [] : [relativelyNear('inertia at the optimum', [ours.inertia], [optimum], SAME)]),
  ];
  if (Math.abs(ours.inertia / expected.inertia - 1) > SAME) return checks;
  const sizes = expected.sizes.map((_, group) => ours.labels.filter((label) => label === group).length);
  return [
    ...checks,
    same('label', ours.labels, expected.labels),
    same('group size', sizes, expected.sizes),
    relativelyNear('centre', ours.centres, expected.centers.flat(), SAME),
  ];
}
