'use client';

import type { Sweep } from '#server/runs/sweep-schema';
import { Button } from '../../_ui/button.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { steerSweepAction } from '../actions.ts';

type Verb = 'pause' | 'resume' | 'cancel';

const VERBS: Record<Sweep['status'], readonly Verb[]> = {
  queued: ['pause', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  failed: ['resume'],
  cancelled: ['resume'],
  finished: [],
};
const TITLES: Record<Verb, string> = { pause: 'Pause', resume: 'Resume', cancel: 'Cancel sweep' };

/** What can be done about a sweep as it is: one form, a button a verb. */
export function SweepSteering({ id, status, request }: Pick<Sweep, 'id' | 'status' | 'request'>) {
  const { form, pending, refused } = useActionForm(steerSweepAction);
  const verbs = VERBS[status];
  if (verbs.length === 0) return null;
  return (
    <>
      {refused && (
        <p role="alert" className="text-xs text-worse">
          {refused.message}
        </p>
      )}
      {verbs.map((verb) => (
        <form key={verb} {...form}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="verb" value={verb} />
          <Button type="submit" disabled={pending || request !== null}>
            {TITLES[verb]}
          </Button>
        </form>
      ))}
    </>
  );
}
