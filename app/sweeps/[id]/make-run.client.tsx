'use client';

import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { runFromPointAction } from '../actions.ts';

/** Makes a run of a point, which can then be compared and promoted. */
export function MakeRun({ sweep, point }: { sweep: string; point: string }) {
  const { form, pending, refused } = useActionForm(runFromPointAction);
  return (
    <form {...form} className="grid justify-items-start gap-2">
      <input type="hidden" name="sweep" value={sweep} />
      <input type="hidden" name="point" value={point} />
      <FormFailure title="No run was made" message={refused?.message} />
      <Button type="submit" tone="primary" disabled={pending}>
        {pending ? 'Starting…' : 'Make it a run'}
      </Button>
    </form>
  );
}
