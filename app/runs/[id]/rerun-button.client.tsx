'use client';

import { Button } from '../../_ui/button.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { rerunAction } from './actions.ts';

/** Asks for the run once more as it was; the new run's page opens. */
export function RerunButton({ id, title }: { id: string; title: string }) {
  const { form, pending, refused } = useActionForm(rerunAction);
  return (
    <form {...form} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      {refused && (
        <p role="alert" className="max-w-md text-xs text-worse">
          {refused.message}
        </p>
      )}
      <Button type="submit" disabled={pending} title="The same features, settings and split, on the data there is now">
        {pending ? 'Asking…' : title}
      </Button>
    </form>
  );
}
