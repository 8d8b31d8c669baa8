import type { PlannedChange } from '#server/feature-store/feature-repo-plan';
import { findBackfill } from '#server/feature-store/find-backfill';
import { planFeatureRepo } from '#server/feature-store/plan';
import { type AppliedView, getView } from '#server/feature-store/registry';
import { AppError } from '#server/platform/errors';
import { applyStep, ingestStep, materializeStep } from './affected/data-steps.ts';
import { promoteStep, retrainStep } from './affected/model-steps.ts';
import { findRepairs } from './affected/repairs.ts';
import type { ChangeStep } from './change-step.ts';
import { type Affected, findAffected } from './find-affected.ts';
import { listJobs } from './jobs.repo.ts';

/** A changed feature set on its way from the feature repo to a model that serves it. */
export interface ViewChange {
  readonly view: string;
  /** What the feature repo says otherwise than the registry; null when they agree, or the repo cannot be planned. */
  readonly planned: PlannedChange | null;
  /** What uses the features that would change. */
  readonly affected: Affected | null;
  /** Why the feature repo cannot be planned. */
  readonly problem: string | null;
  /** In the order they have to be done; empty when nothing is left to do. */
  readonly steps: readonly ChangeStep[];
}

/**
 * What has to be done, and what has been, from a change of a view's definition to models that serve it: apply, ingest
 * again, materialize, train again, promote. All of it is looked up; nothing remembers that somebody was half-way.
 *
 * @throws AppError `not_found` for an unknown view.
 */
export async function viewChange(viewName: string): Promise<ViewChange> {
  const view = await getView(viewName);
  const { planned, problem, affected, confirm } = await plannedFor(view);
  const names = [view.name, ...view.formerly.names];
  const [backfill, repairs, jobs] = await Promise.all([
    findBackfill(view.name),
    findRepairs(names),
    listJobs({ kind: 'ingest' }),
  ]);
  const before = { view, planned };
  const steps = [
    applyStep(planned, confirm),
    ingestStep(before, backfill, jobs),
    await materializeStep(before),
    retrainStep(before, repairs, affected),
    promoteStep(before, repairs, affected),
  ];
  // A view that never changed has nothing to walk through, even where its data are not materialized yet.
  const isWalked = planned !== null || view.version > 1 || view.formerly.names.length > 0;
  const isOpen = isWalked && steps.some(({ state }) => state !== 'done');
  return { view: view.name, planned, affected, problem, steps: isOpen ? steps : [] };
}

interface Planned extends Pick<ViewChange, 'planned' | 'affected' | 'problem'> {
  /** Names that the apply asks to confirm. */
  readonly confirm: readonly string[];
}

const UNPLANNED: Planned = { planned: null, affected: null, problem: null, confirm: [] };

/** A feature repo that is being edited may not load for a moment; what was applied is walked through all the same. */
async function plannedFor({ name }: AppliedView): Promise<Planned> {
  try {
    const plan = await planFeatureRepo();
    const planned =
      plan.changes.find((change) => change.kind === 'feature_view' && (change.renamedFrom ?? change.name) === name) ??
      null;
    // Services are written anew for a change of the view; other views have a walk of their own.
    const changes = plan.changes.filter((change) => change === planned || change.kind !== 'feature_view');
    return { ...UNPLANNED, planned, affected: planned && (await findAffected({ changes })), confirm: plan.toConfirm };
  } catch (error) {
    if (error instanceof AppError) return { ...UNPLANNED, problem: error.message };
    throw error;
  }
}
