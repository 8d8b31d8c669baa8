import type { FeatureRepoPlan, InfrastructureChange } from './feature-repo-plan.ts';

/** Places in the stores that a person who reads a plan should hear of: those that do not stay exactly as they are. */
export function changingPlaces({
  changes,
  infrastructure,
}: Pick<FeatureRepoPlan, 'changes' | 'infrastructure'>): InfrastructureChange[] {
  const changed = new Set(changes.map(({ name }) => name));
  return infrastructure.filter(({ store, view, action, details }) =>
    // Apply makes no offline table, so of a view that stays as it is there is nothing to say.
    store === 'offline' && action === 'create' ? changed.has(view) : action !== 'keep' || details.length > 0,
  );
}
