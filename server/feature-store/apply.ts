import type { Actor } from '#server/access/actor';
import { AppError, messageOf } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { makePlaces } from './apply/make-places.ts';
import { placeChange } from './apply/place-change.ts';
import { removeData } from './apply/remove-data.ts';
import type { AppliedPlan, ApplyOptions, FeatureRepoPlan } from './feature-repo-plan.ts';
import { planAtRevision } from './plan.ts';
import { writeDefinitions } from './registry.repo.ts';
import { insertRegistryChanges } from './registry-changes.repo.ts';

/**
 * Makes the feature registry say what the feature repo says, in one transaction with the audit log, and returns what
 * changed. The online store gets a place for every view first: one too many harms nobody, a view without one cannot be
 * materialized. Rows of deleted views go last, and only when that is asked for.
 *
 * @throws AppError `invalid_input` when the repo does not fit together or not to the tables behind it, or a delete is not
 * confirmed; `conflict` when two apply at once, or the plan is not the one that was shown; `unavailable` when a store
 * cannot be reached. Nothing is applied then.
 */
export async function applyFeatureRepo(actor: Actor, options: ApplyOptions = {}): Promise<AppliedPlan> {
  const { confirm = [], deleteData = false, token } = options;
  const { plan, revision } = await planAtRevision({ deleteData });
  requireShown(plan, token);
  requireReadable(plan);
  requireConfirmed(plan, confirm);
  const mark = { applyId: newId(), by: actor.name };
  const made = await makePlaces(plan, mark);
  const placesMade = plan.infrastructure
    .filter(({ store, view }) => store === 'online' && made.includes(view))
    .map(({ view, place }) => placeChange(mark, 'create', { kind: 'online_table', view, details: [place] }));
  try {
    await writeDefinitions(plan.changes, { mark, revision, placesMade });
  } catch (error) {
    const details = [`left over: the definitions were not applied, because ${messageOf(error)}`];
    await insertRegistryChanges(placesMade.map((change) => ({ ...change, action: 'failed', details })));
    throw error;
  }
  return { ...plan, leftOver: await removeData(plan, mark) };
}

function requireShown(plan: FeatureRepoPlan, token: string | undefined): void {
  if (token === undefined || token === plan.token) return;
  throw new AppError(
    'conflict',
    'The feature repo, the registry or the stores have changed since this plan was made; nothing was applied. Plan again.',
  );
}

function requireReadable({ problems }: FeatureRepoPlan): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new AppError('invalid_input', errors.map(({ message }) => message).join(' '));
}

function requireConfirmed({ changes, toConfirm }: FeatureRepoPlan, confirm: readonly string[]): void {
  const missing = toConfirm.filter((name) => !confirm.includes(name));
  const strange = confirm.filter((name) => !toConfirm.includes(name));
  const deleted = changes.filter(({ action, name }) => action === 'delete' && missing.includes(name));
  const problems = [
    ...deleted.map(
      ({ kind, name }) => `This deletes ${kind.replace('_', ' ')} "${name}": confirm it with --confirm ${name}.`,
    ),
    ...strange.map((name) => `"${name}" is confirmed, but nothing of that name is deleted.`),
  ];
  if (problems.length === 0) return;
  const message = `${problems.join(' ')} Nothing was applied.`;
  throw new AppError('invalid_input', message, { fields: { confirm: message }, refs: [...missing, ...strange] });
}
