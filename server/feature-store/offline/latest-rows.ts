import { quoteName, quoteText } from '#server/platform/duckdb';
import type { Source } from '../vocabulary.ts';

/** Offline rows as a relation: Parquet files by absolute path, with `file_row_number` and `filename` to break ties. */
export function offlineRelation(files: readonly string[]): string {
  const list = files.map(quoteText).join(', ');
  return `read_parquet([${list}], union_by_name = true, filename = true, file_row_number = true)`;
}

/** The order in which a row wins over another of its key: event, then creation, then the place where it lies. */
export function winningOrder({ timestampField, createdTimestampField }: Source): string {
  return `${quoteName(timestampField)} DESC, ${quoteName(createdTimestampField)} DESC NULLS LAST,
    filename DESC, file_row_number DESC`;
}

/** SELECT of the latest row of every key. `condition` narrows the candidates, as SQL. */
export function latestRows(
  files: readonly string[],
  { source, joinKeys, condition = 'true' }: { source: Source; joinKeys: readonly string[]; condition?: string },
): string {
  return `
    SELECT * FROM ${offlineRelation(files)} WHERE ${condition}
    QUALIFY row_number() OVER (PARTITION BY ${joinKeys.map(quoteName).join(', ')} ORDER BY ${winningOrder(source)}) = 1`;
}
