import { AppError } from '#server/platform/errors';
import { remember } from '#server/platform/remember';
import { type Ingest, listIngests, PUSHED } from './ingests.repo.ts';
import { listFinishedMaterializations } from './materializations.repo.ts';
import { readSnapshot } from './read-snapshot.ts';
import { type AppliedView, getView } from './registry.ts';
import { type ColumnDrift, compareColumns, type DriftSize } from './statistics/compare-columns.ts';

export type { ColumnDrift, DriftSize };

export interface FeatureDrift extends ColumnDrift {
  readonly feature: string;
}

/** A snapshot that is compared. */
export interface DriftSide {
  /** Keys it has; the rows of the features are fewer where only a sample was read. Null where nothing was compared. */
  readonly keys: number | null;
  readonly ingest: string;
  readonly fileName: string;
  /** Event of its rows. */
  readonly at: Date;
}

/** Why there is nothing to compare. */
export type NoDrift = 'no_data' | 'never_materialized' | 'up_to_date' | 'same_moment';

export interface ViewDrift {
  readonly view: string;
  readonly version: number;
  readonly since: 'materialization' | 'ingest';
  readonly from: DriftSide | null;
  readonly to: DriftSide | null;
  /** null where `features` says something. */
  readonly nothing: NoDrift | null;
  /** In the order of the fields. */
  readonly features: readonly FeatureDrift[];
}

interface Compared {
  readonly keys: readonly [number, number];
  readonly features: readonly FeatureDrift[];
}

/** A comparison holds some kilobytes. */
const answers = remember<Compared>(64);

/**
 * How far each feature of a view has moved up to its newest snapshot: since what the online store was last filled with,
 * or since an earlier ingest.
 *
 * @param since id of an ingest into the view's table; the last materialization when left out.
 * @throws AppError `not_found` for an unknown view, or an ingest that is not one of its snapshots.
 */
export async function describeDrift(name: string, since?: string): Promise<ViewDrift> {
  const view = await getView(name);
  const snapshots = snapshotsOf(view, await listIngests(view.source.table));
  const to = snapshots[0];
  const asked = { view: name, version: view.version, since: since ? 'ingest' : 'materialization' } as const;
  const none = (nothing: NoDrift, from?: Ingest): ViewDrift => ({
    ...asked,
    from: from ? sideOf(from) : null,
    to: to ? sideOf(to) : null,
    nothing,
    features: [],
  });
  if (!to) return none('no_data');
  const from = since ? requireSnapshot(snapshots, since, name) : await findMaterialized(view, snapshots);
  if (!from) return none('never_materialized');
  if (from.id === to.id) return none('up_to_date', from);
  if (+from.asOf === +to.asOf) return none('same_moment', from);
  // Late rows for a moment that was, change what is known of it: so the newest ingest belongs to the question.
  const newest = snapshots.reduce((latest, one) => (one.createdAt > latest.createdAt ? one : latest));
  const question = [name, view.version, +from.asOf, +to.asOf, newest.id].join(' ');
  const { keys, features } = await answers(question, () => compareSnapshots(view, from.asOf, to.asOf));
  return { ...asked, from: sideOf(from, keys[0]), to: sideOf(to, keys[1]), nothing: null, features };
}

/** Ingests that a comparison can start from or end at, the latest moment first. */
export function snapshotsOf({ source }: Pick<AppliedView, 'source'>, ingests: readonly Ingest[]): Ingest[] {
  return ingests
    .filter(({ pipeline, asOf }) => (pipeline !== PUSHED || !source.pipeline) && asOf.getTime() <= Date.now())
    .sort((a, b) => +b.asOf - +a.asOf || +b.createdAt - +a.createdAt);
}

/** The snapshot that the last materialization of the view found. */
async function findMaterialized(view: AppliedView, snapshots: readonly Ingest[]): Promise<Ingest | undefined> {
  const finished = await listFinishedMaterializations(view.name);
  const [last] = finished.sort((a, b) => +b.endAt - +a.endAt || +b.createdAt - +a.createdAt);
  return snapshots.find(({ asOf, createdAt }) => last && asOf <= last.endAt && createdAt <= last.createdAt);
}

async function compareSnapshots(view: AppliedView, from: Date, to: Date): Promise<Compared> {
  const references = view.fields.map(({ name }) => `${view.name}:${name}`);
  const [before, after] = [await readSnapshot(view, references, from), await readSnapshot(view, references, to)];
  const features = references.map((reference, i) => ({
    feature: view.fields[i]!.name,
    ...compareColumns(before.columns[reference]!, after.columns[reference]!),
  }));
  return { keys: [before.total, after.total], features };
}

function requireSnapshot(snapshots: readonly Ingest[], id: string, view: string): Ingest {
  const found = snapshots.find((ingest) => ingest.id === id);
  if (found) return found;
  const known = snapshots.slice(0, 3).map((ingest) => `${ingest.id} (${ingest.fileName})`);
  throw new AppError(
    'not_found',
    `Feature view "${view}" has no snapshot by an ingest "${id}"; its newest are ${known.join(', ')}.`,
  );
}

const sideOf = ({ id, fileName, asOf }: Ingest, keys: number | null = null): DriftSide => ({
  ...{ ingest: id, fileName, at: asOf, keys },
});
