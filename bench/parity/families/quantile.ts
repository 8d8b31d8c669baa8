import { type Interpolation, quantile } from '../../../server/numerics/quantile.ts';
import { type Check, near } from '../check.ts';
import { type Fixture, readColumns } from '../fixture.ts';

type Wanted = Readonly<Partial<Record<Interpolation, (number | 'NaN')[]>>> & { readonly q: number[] };

interface QuantileFixture {
  readonly real: readonly (Wanted & { readonly file: string; readonly column: string })[];
  readonly cases: readonly (Wanted & { readonly x: (number | 'NaN')[] })[];
}

const INTERPOLATIONS = ['linear', 'lower', 'higher', 'midpoint', 'nearest'] as const;

/** Every interpolation, relative to the largest value of the column. */
export function compareQuantile(fixture: Fixture): Check[] {
  const { real, cases } = fixture.content as QuantileFixture;
  return [
    ...real.flatMap((wanted) => compareColumn(readColumns(fixture, wanted.file).column(wanted.column), wanted)),
    ...cases.flatMap((wanted) => compareColumn(Float64Array.from(wanted.x, Number), wanted)),
  ];
}

function compareColumn(values: Float64Array, wanted: Wanted): Check[] {
  const unit = values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 1);
  return INTERPOLATIONS.flatMap((interpolation) => {
    const expected = wanted[interpolation]?.map((value) => Number(value) / unit);
    if (!expected) return [];
    const ours = wanted.q.map((q) => quantile(values, q, interpolation) / unit);
    return [near(`${interpolation} quantile`, ours, expected, 1e-15)];
  });
}
