import { type JoinFixture, runJoin } from '../../../server/feature-store/offline/run-join.fixture.ts';
import { type Check, holds, same } from '../check.ts';
import type { Fixture } from '../fixture.ts';

interface PointInTimeFixture extends JoinFixture {
  readonly expected_columns: string[];
  readonly expected_rows: (string | number | null)[][];
}

/** Through DuckDB over Parquet files, as a training dataset is joined: every cell the same, every null accounted for. */
export async function comparePointInTimeJoin({ content }: Fixture): Promise<Check[]> {
  const fixture = content as PointInTimeFixture;
  const { columns, views } = await runJoin(fixture);
  const wanted = fixture.expected_columns.flatMap((title, j) => {
    if (fixture.entity_columns.includes(title)) return [];
    return [{ name: title.replace('__', ':'), cells: fixture.expected_rows.map((row) => row[j]) }];
  });
  return [
    ...wanted.map(({ name, cells }) => same('cell', columns[name] ?? [], cells)),
    ...views.map(({ matched, nullReasons }) => {
      const missed = Object.values(nullReasons).reduce((total, count) => total + count, 0);
      return holds('matches and nulls add up', matched + missed === fixture.entity_rows.length);
    }),
  ];
}
