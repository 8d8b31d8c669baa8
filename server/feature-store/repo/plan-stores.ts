import type { FeatureRepoPlan, InfrastructureChange, PlannedChange } from '../feature-repo-plan.ts';
import { listIngests } from '../ingests.repo.ts';
import { offlineTable } from '../offline/offline-store.ts';
import { offlineStore } from '../offline/open-offline-store.ts';
import { onlineStore } from '../online/open-online-store.ts';
import { joinKeysOf, listViews } from '../registry.ts';
import type { FeatureRepo, FeatureView } from '../vocabulary.ts';
import { checkSource } from './check-source.ts';
import type { Formerly } from './lineage.ts';

type Stores = Pick<FeatureRepoPlan, 'infrastructure' | 'problems'>;

/** What happens to the places behind the views, and where those are not what the views say. */
export async function planStores(
  repo: FeatureRepo,
  changes: readonly PlannedChange[],
  { deleteData }: { deleteData: boolean },
): Promise<Stores> {
  const ofViews = changes.filter(({ kind }) => kind === 'feature_view');
  const deleted = ofViews.flatMap(({ action, before }) =>
    action === 'delete' && before?.kind === 'feature_view' ? [before] : [],
  );
  const offline = await planTables(repo, ofViews);
  return {
    infrastructure: [
      ...(await planPlaces(repo, ofViews)),
      ...offline.infrastructure,
      ...(await planRemovals(repo, deleted, deleteData)),
    ],
    problems: offline.problems,
  };
}

async function planPlaces({ views }: FeatureRepo, changes: readonly PlannedChange[]): Promise<InfrastructureChange[]> {
  const served = views.filter(({ online }) => online).map(({ name }) => name);
  const places = await (await onlineStore()).describePlaces(served);
  return places.map(({ view, place, exists }) => {
    const former = changes.find(({ name, action }) => name === view && action === 'rename')?.renamedFrom;
    const details = former ? [`until it is materialized, what it lacks is read where ${former} was`] : [];
    return { store: 'online', action: exists ? 'keep' : 'create', view, place, details };
  });
}

async function planTables({ views, entities }: FeatureRepo, changes: readonly PlannedChange[]): Promise<Stores> {
  const applied = new Map((await listViews()).map((view) => [view.name, view]));
  const store = offlineStore();
  const checked = await Promise.all(
    views.map(async (view) => {
      const change = changes.find(({ name }) => name === view.name);
      const known = applied.get(change?.renamedFrom ?? view.name)?.formerly;
      // loadFeatureRepo lets no view pass that names an unknown entity.
      const table = offlineTable({ ...view, formerly: formerlyWith(known, change) }, joinKeysOf(view, entities) ?? []);
      const isOurs = view.source.pipeline !== undefined || (await listIngests(view.source.table)).length > 0;
      const found = await store.describe(table);
      return checkSource({ view: view.name, table, found, isOurs, changes: change !== undefined });
    }),
  );
  return {
    infrastructure: checked.map(({ change }) => change),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

/** Former names as they will be once a change is applied. */
function formerlyWith(known: Formerly | undefined, change: PlannedChange | undefined): Formerly {
  const { names = [], features = {} } = known ?? {};
  const renamed = (change?.features ?? []).flatMap(({ name, renamedFrom }) =>
    renamedFrom ? [[name, [renamedFrom, ...(features[renamedFrom] ?? [])]] as const] : [],
  );
  return { names, features: { ...features, ...Object.fromEntries(renamed) } };
}

/** Places of views that are deleted. A table that another view reads, or that is somebody else's, is left alone. */
async function planRemovals(
  { views }: FeatureRepo,
  deleted: readonly FeatureView[],
  deleteData: boolean,
): Promise<InfrastructureChange[]> {
  const online = await onlineStore();
  const changes: InfrastructureChange[] = [];
  for (const { name: view, source } of deleted) {
    const [place] = await online.describePlaces([view]);
    const action = deleteData ? 'remove' : 'keep';
    const details = deleteData ? [] : ['its rows stay unless their deletion is asked for too'];
    if (place?.exists) changes.push({ store: 'online', action, view, place: place.place, details });
    const found = await offlineStore().describe({ source });
    if (!found.exists) continue;
    const reader = views.find((other) => other.source.table === source.table);
    const isOurs = (await listIngests(source.table)).length > 0;
    const reason = reader ? `feature view ${reader.name} reads it` : isOurs ? null : 'nothing here wrote it';
    const table = { store: 'offline' as const, view, place: found.place };
    changes.push(reason ? { ...table, action: 'keep', details: [reason] } : { ...table, action, details });
  }
  return changes;
}
