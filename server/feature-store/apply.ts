import type { Actor } from '#server/access/actor';
import { type FeatureRepoPlan, planFeatureRepo } from './plan.ts';
import { writeDefinitions } from './registry.repo.ts';

/**
 * Makes the feature registry say what the feature repo says, in one transaction, and returns what changed.
 * @throws AppError `invalid_input` when the repo does not fit together; `conflict` when two apply at once.
 */
export async function applyFeatureRepo(actor: Actor): Promise<FeatureRepoPlan> {
  const plan = await planFeatureRepo();
  if (plan.changes.length > 0) await writeDefinitions(plan.changes, actor);
  return plan;
}
