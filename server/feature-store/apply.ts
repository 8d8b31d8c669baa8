import type { Actor } from '#server/access/actor';
import { loadFeatureRepo } from './load-feature-repo.ts';
import { onlineStore } from './online/open-online-store.ts';
import { type FeatureRepoPlan, planFeatureRepo } from './plan.ts';
import { writeDefinitions } from './registry.repo.ts';

/**
 * Makes the feature registry say what the feature repo says, in one transaction, and returns what changed. The online
 * store gets a place for every view first: one too many harms nobody, a view without one cannot be materialized.
 *
 * @throws AppError `invalid_input` when the repo does not fit together; `conflict` when two apply at once;
 * `unavailable` when the online store cannot be reached.
 */
export async function applyFeatureRepo(actor: Actor): Promise<FeatureRepoPlan> {
  const plan = await planFeatureRepo();
  const { views } = await loadFeatureRepo();
  await (await onlineStore()).ensurePlaces(views.filter(({ online }) => online).map(({ name }) => name));
  if (plan.changes.length > 0) await writeDefinitions(plan.changes, actor);
  return plan;
}
