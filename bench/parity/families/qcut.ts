import { qcut } from '../../../server/numerics/qcut.ts';
import { type Check, holds, near, same } from '../check.ts';
import { type Fixture, readColumns } from '../fixture.ts';

interface Groups {
  readonly q: number | number[];
  readonly edges: number[];
  readonly codes: (number | null)[];
}

interface QcutFixture {
  readonly real: Readonly<Record<string, Groups & { readonly file: string; readonly column: string }>>;
  readonly cases: readonly (Groups & {
    readonly x: (number | 'NaN')[];
    readonly kwargs: { readonly duplicates?: 'drop' | 'raise' };
    readonly error?: string;
  })[];
}

/** Groups are exact; an edge is a quantile, to the last bits of its interpolation. */
export function compareQcut(fixture: Fixture): Check[] {
  const { real, cases } = fixture.content as QcutFixture;
  const checks = Object.values(real).flatMap((expected) =>
    compareGroups(qcut(readColumns(fixture, expected.file).column(expected.column), expected.q), expected),
  );
  for (const { x, kwargs, error, ...expected } of cases) {
    const cut = () => qcut(x.map(Number), expected.q, kwargs.duplicates);
    checks.push(...(error ? [holds('refused where pandas refuses', isRefused(cut))] : compareGroups(cut(), expected)));
  }
  return checks;
}

function compareGroups(ours: ReturnType<typeof qcut>, { edges, codes }: Groups): Check[] {
  const unit = Math.max(1, ...edges.map(Math.abs));
  const inUnits = (values: ArrayLike<number>): number[] => Array.from(values, (value) => value / unit);
  return [
    same(
      'group',
      ours.codes,
      codes.map((code) => code ?? -1),
    ),
    near('edge', inUnits(ours.edges), inUnits(edges), 1e-15),
  ];
}

function isRefused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}
