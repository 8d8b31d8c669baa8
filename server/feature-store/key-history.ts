import type { RowTimes } from './judge-rows.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import type { AppliedView } from './registry.ts';
import type { Scalar } from './vocabulary.ts';

export interface HistoricalRow extends RowTimes {
  /** By feature; unix_timestamp is epoch milliseconds. */
  readonly values: Readonly<Record<string, Scalar>>;
}

export interface EntityHistory {
  /** In the order in which they count: latest event, then latest created. */
  readonly rows: readonly HistoricalRow[];
  /** Rows there are, of which at most `limit` are told. */
  readonly total: number;
}

/** What the offline store holds of one entity in a view. */
export async function keyHistory(view: AppliedView, key: readonly string[], limit: number): Promise<EntityHistory> {
  const { source, joinKeys, fields } = view;
  const { rows, total } = await offlineStore().readHistory(offlineTable(view, joinKeys), key, limit);
  const told = rows.map((row): HistoricalRow => {
    const created = row[source.createdTimestampField] ?? null;
    return {
      event: Number(row[source.timestampField]),
      created: created === null ? null : Number(created),
      values: Object.fromEntries(fields.map(({ name }) => [name, row[name] ?? null])),
    };
  });
  return { rows: told, total };
}
