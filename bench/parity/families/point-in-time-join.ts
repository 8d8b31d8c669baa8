import { withTemporaryStore } from '../../../server/feature-store/offline/duckdb/temporary-store.fixture.ts';
import { type JoinFixture, runJoin } from '../../../server/feature-store/offline/run-join.fixture.ts';
import { type Check, holds, same } from '../check.ts';
import type { Fixture } from '../fixture.ts';

interface PointInTimeFixture extends JoinFixture {
  readonly expected_columns: string[];
  readonly expected_rows: (string | number | null)[][];
}

/** Through DuckDB over Parquet files, as a training dataset is joined: every cell the same, every null with a reason. */
export async function comparePointInTimeJoin({ content }: Fixture): Promise<Check[]> {
  const fixture = content as PointInTimeFixture;
  const answers = await withTemporaryStore((store) => runJoin(store, fixture));
  const columnOf = (title: string) => {
    const [view, feature] = title.split('__');
    return answers.find((answer) => answer.view === view)?.columns[feature!] ?? [];
  };
  const features = fixture.expected_columns.filter((title) => !fixture.entity_columns.includes(title));
  return [
    ...features.map((title) => {
      const wanted = fixture.expected_rows.map((row) => row[fixture.expected_columns.indexOf(title)]);
      return same('cell', columnOf(title), wanted);
    }),
    ...answers.map(({ columns, chosen }) => {
      const isExplained = chosen.reason.every((reason, i) =>
        reason === null ? chosen.event[i] !== null : Object.values(columns).every((cells) => cells[i] === null),
      );
      return holds('a row without a reason has a row chosen', isExplained);
    }),
  ];
}
