import type { Materialization } from '#server/feature-store/materializations.repo';

/** One line a view: what was read, written and left as it was. */
export function describeMaterializations(done: readonly Materialization[]): string {
  return done
    .map(
      ({ view, startAt, endAt, rowsRead, rowsWritten, rowsSkipped }) =>
        `${view} from ${startAt.toISOString()} to ${endAt.toISOString()}: ${rowsRead} rows read, ${rowsWritten} written` +
        `${rowsSkipped > 0 ? `, ${rowsSkipped} left because the online store has newer ones` : ''}.`,
    )
    .join('\n');
}
