import { historicalFeatures } from './historical-features.ts';
import { findSnapshot } from './ingests.repo.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import type { AppliedView } from './registry.ts';
import type { Scalar } from './vocabulary.ts';

/** Most keys whose values are read; of more, every so many-th, which moves a share by less than its own chance. */
const MOST_KEYS = 50_000;

/** Features as they stand at a moment. */
export interface Snapshot {
  /** Keys the view has then; more than `keys` where only some were read. */
  readonly total: number;
  /** (n) text of each key, or a JSON list of texts. */
  readonly keys: readonly string[];
  /** (n) cells by reference. */
  readonly columns: Readonly<Record<string, readonly Scalar[]>>;
}

/**
 * The values that the keys of a view have at a moment, of features of any view that its keys address: for a view that a
 * pipeline fills, the keys of its newest snapshot then, else every key that has a row by then.
 *
 * @throws AppError as `historicalFeatures`.
 */
export async function readSnapshot(view: AppliedView, features: readonly string[], at: Date): Promise<Snapshot> {
  const { table, pipeline } = view.source;
  const snapshotAt = pipeline ? ((await findSnapshot(table, at)) ?? at) : undefined;
  const listed = await offlineStore().listKeys(offlineTable(view, view.joinKeys), snapshotAt);
  const total = listed[0]?.length ?? 0;
  const sampled = sampleRows(listed, Math.ceil(total / MOST_KEYS));
  const joined = await historicalFeatures({
    entities: { keys: Object.fromEntries(view.joinKeys.map(({ name }, i) => [name, sampled[i]!])) },
    features,
    asOf: at,
    createdCutoff: false,
    explain: true,
  });
  const reasons = joined.views.find((answer) => answer.view === view.name)?.chosen?.reason ?? [];
  // A key that came later is not of this moment; one that is too old is, with nothing in it.
  const known = [...joined.keys.keys()].filter((row) => reasons[row] !== 'onlyLater' && reasons[row] !== 'unknownKey');
  return {
    total,
    keys: known.map((row) => joined.keys[row]!),
    columns: Object.fromEntries(
      features.map((name) => [name, known.map((row) => joined.columns[name]?.[row] ?? null)]),
    ),
  };
}

/** Every `stride`-th row in the order of the keys, so that two snapshots are sampled by the same rule. */
function sampleRows(columns: readonly (readonly string[])[], stride: number): string[][] {
  const tuples = (columns[0] ?? []).map((_, row) => columns.map((column) => column[row]!));
  if (stride > 1) tuples.sort((a, b) => (a.join('\u0000') < b.join('\u0000') ? -1 : 1));
  const kept = stride > 1 ? tuples.filter((_, row) => row % stride === 0) : tuples;
  return columns.map((_, i) => kept.map((tuple) => tuple[i]!));
}
