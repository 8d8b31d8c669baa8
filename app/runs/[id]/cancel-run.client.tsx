'use client';

import { Button } from '../../_ui/button.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { cancelRunAction } from '../actions.ts';

/** Stops a run after the round it is in. */
export function CancelRun({ id, requested }: { id: string; requested: boolean }) {
  const { form, pending, refused } = useActionForm(cancelRunAction);
  return (
    <form {...form} className="flex items-center gap-2">
      <input type="hidden" name="id" value={id} />
      {refused && (
        <p role="alert" className="text-xs text-worse">
          {refused.message}
        </p>
      )}
      <Button type="submit" disabled={pending || requested}>
        {requested ? 'Stopping' : 'Cancel run'}
      </Button>
    </form>
  );
}
