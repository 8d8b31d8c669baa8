import { messageOf } from '#server/platform/errors';
import type { FeatureRepoPlan } from '../feature-repo-plan.ts';
import { onlineStore } from '../online/open-online-store.ts';
import { insertRegistryChanges } from '../registry-changes.repo.ts';
import { type ApplyMark, placeChange } from './place-change.ts';

/**
 * Makes the places in the online store that are missing. What was made before it failed stays, for the next apply to find,
 * and is logged.
 *
 * @returns the views places were made for.
 * @throws what the store throws.
 */
export async function makePlaces({ changes, infrastructure }: FeatureRepoPlan, mark: ApplyMark): Promise<string[]> {
  const deleted = new Set(
    changes.flatMap(({ action, kind, name }) => (action === 'delete' && kind === 'feature_view' ? name : [])),
  );
  const places = infrastructure.filter(({ store, view }) => store === 'online' && !deleted.has(view));
  const store = await onlineStore();
  try {
    // Those that are there too: a store says here that it cannot work with what somebody else made.
    return await store.ensurePlaces(places.map(({ view }) => view));
  } catch (error) {
    const missing = places.filter(({ action }) => action === 'create').map(({ view }) => view);
    const made = (await store.describePlaces(missing).catch(() => [])).filter(({ exists }) => exists);
    const log = made.map(({ view, place }) => {
      const details = [`${place} was made and is left over: ${messageOf(error)}`];
      return placeChange(mark, 'failed', { kind: 'online_table', view, details });
    });
    await insertRegistryChanges(log);
    throw error;
  }
}
