import type { Route } from 'next';
import Link from 'next/link';
import { planFeatureRepo } from '#server/feature-store/plan';
import { findAffected } from '#server/jobs/find-affected';
import { AppError } from '#server/platform/errors';
import { Callout } from '../_ui/callout.tsx';
import { Dialog } from '../_ui/dialog.client.tsx';
import { orRefusal } from '../_ui/or-refusal.ts';
import { PlanForm } from './plan-form.client.tsx';
import { PlanLines } from './plan-lines.tsx';
import { PlanUsers } from './plan-users.tsx';
import { planLines, storeLines } from './prepare-plan.ts';

interface PlanDialogProps {
  /** The page it lies on. */
  readonly path: Route;
  /** Whether the rows of deleted views go as well. */
  readonly deleteData: boolean;
}

/** What apply would do now, to definitions, stores and everybody who uses them, and the button that does it. */
export async function PlanDialog({ path, deleteData }: PlanDialogProps) {
  const planned = await orRefusal(plan(deleteData));
  return (
    <Dialog title="Plan and apply" closeHref={path}>
      {planned instanceof AppError ? (
        <Callout tone="failure" title="The feature repo cannot be applied as it is">
          {planned.message}
        </Callout>
      ) : (
        <Plan path={path} deleteData={deleteData} {...planned} />
      )}
    </Dialog>
  );
}

async function plan(deleteData: boolean) {
  const found = await planFeatureRepo({ deleteData });
  return { plan: found, affected: await findAffected(found) };
}

type PlanProps = PlanDialogProps & Awaited<ReturnType<typeof plan>>;

function Plan({ path, deleteData, plan: found, affected }: PlanProps) {
  const { changes, problems, toConfirm, token, unchanged } = found;
  const stores = storeLines(found);
  const isBlocked = problems.some(({ severity }) => severity === 'error');
  const deletesView = changes.some(({ action, kind }) => action === 'delete' && kind === 'feature_view');
  return (
    <div className="grid gap-5">
      {changes.length === 0 ? (
        <p className="text-ink-soft">
          Nothing to change: the registry holds all {unchanged} definitions as the feature repo has them.
        </p>
      ) : (
        <PlanLines title="Definitions" lines={planLines(found)} />
      )}
      {stores.length > 0 && <PlanLines title="Stores" lines={stores} />}
      {problems.map(({ severity, message }) => (
        <Callout key={message} tone={severity === 'error' ? 'failure' : 'caution'} title={message} />
      ))}
      {changes.length > 0 && <PlanUsers affected={affected} />}
      {deletesView && (
        <p className="text-sm text-ink-soft">
          {deleteData ? 'Rows of deleted views are deleted for good. ' : 'Rows of deleted views stay in both stores. '}
          <Link
            href={`${path}?plan=1${deleteData ? '' : '&rows=delete'}` as Route}
            scroll={false}
            className="text-accent hover:underline"
          >
            {deleteData ? 'Keep them' : 'Delete them as well'}
          </Link>
        </p>
      )}
      <PlanForm
        token={token}
        toConfirm={toConfirm}
        deleteData={deleteData}
        isEmpty={changes.length === 0}
        blocked={isBlocked ? 'What is said above has to be put right first.' : null}
      />
    </div>
  );
}
