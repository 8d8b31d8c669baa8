import { messageOf } from '#server/platform/errors';
import type { FeatureRepoPlan, InfrastructureChange } from '../feature-repo-plan.ts';
import { deleteIngests } from '../ingests.repo.ts';
import { offlineStore } from '../offline/open-offline-store.ts';
import { onlineStore } from '../online/open-online-store.ts';
import { insertRegistryChanges } from '../registry-changes.repo.ts';
import type { Definition } from '../vocabulary.ts';
import { type ApplyMark, placeChange } from './place-change.ts';

/**
 * Deletes the rows of the places that the plan removes. The views are out of the registry by then: what fails here is
 * left over, logged, and no reason to fail the apply.
 *
 * @returns a sentence for each place that is left over.
 */
export async function removeData({ changes, infrastructure }: FeatureRepoPlan, mark: ApplyMark): Promise<string[]> {
  const leftOver: string[] = [];
  for (const removal of infrastructure.filter(({ action }) => action === 'remove')) {
    const { store, view, place } = removal;
    const kind = store === 'online' ? ('online_table' as const) : ('offline_table' as const);
    const before = changes.find((change) => change.kind === 'feature_view' && change.name === view)?.before;
    try {
      await removeOne(removal, before ?? null);
      await insertRegistryChanges([placeChange(mark, 'remove', { kind, view, details: [place] })]);
    } catch (error) {
      const sentence = `${place} of the deleted feature view ${view} is left over: ${messageOf(error)}`;
      await insertRegistryChanges([placeChange(mark, 'failed', { kind, view, details: [sentence] })]);
      leftOver.push(sentence);
    }
  }
  return leftOver;
}

async function removeOne({ store, view }: InfrastructureChange, before: Definition | null): Promise<void> {
  if (store === 'online') return (await onlineStore()).removePlaces([view]);
  if (before?.kind !== 'feature_view') return;
  const { source } = before;
  // What is not recorded is not read, so that nobody finds a table half gone.
  await deleteIngests(source.table);
  await offlineStore().drop({ source });
}
