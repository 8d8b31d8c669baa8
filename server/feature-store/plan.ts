import { createHash } from 'node:crypto';
import { AppError } from '#server/platform/errors';
import type { FeatureRepoPlan } from './feature-repo-plan.ts';
import { loadFeatureRepo } from './load-feature-repo.ts';
import { listDefinitions, listVersions } from './registry.repo.ts';
import { registryRevision } from './registry-changes.repo.ts';
import { findRenameProblems } from './repo/find-rename-problems.ts';
import { planDefinitions } from './repo/plan-definitions.ts';
import { planStores } from './repo/plan-stores.ts';
import { canonicalJson } from './repo/shape-of.ts';

/**
 * What `applyFeatureRepo` would do now, to the registry and to the stores, and where views and the tables behind them do
 * not agree. Writes nothing.
 *
 * @throws AppError `invalid_input` when the repo does not fit together; `unavailable` when a store cannot be reached.
 */
export async function planFeatureRepo({ deleteData = false } = {}): Promise<FeatureRepoPlan> {
  return (await planAtRevision({ deleteData })).plan;
}

/** The plan with the revision of the registry it is made for. */
export async function planAtRevision({
  deleteData = false,
}): Promise<{ readonly plan: FeatureRepoPlan; readonly revision: string }> {
  const repo = await loadFeatureRepo();
  // Before the definitions: what is applied between the two is a conflict, and never unseen.
  const revision = await registryRevision();
  const state = { applied: await listDefinitions(), versions: await listVersions() };
  const { changes, unchanged } = planDefinitions(repo, state);
  const problems = findRenameProblems(changes, state);
  if (problems.length > 0) throw new AppError('invalid_input', problems.join(' '));
  const stores = await planStores(repo, changes, { deleteData });
  const deleted = changes.filter(({ action }) => action === 'delete');
  const token = createHash('sha256')
    .update(canonicalJson([revision, changes, stores.infrastructure]))
    .digest('hex');
  const toConfirm = [...new Set(deleted.map(({ name }) => name))];
  return { plan: { changes, ...stores, unchanged, toConfirm, token }, revision };
}
