'use client';

import { Button } from '../_ui/button.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { revokeApiKeyAction } from './actions.ts';

export function RevokeKey({ id, name }: { id: string; name: string }) {
  const { form, pending, refused } = useActionForm(revokeApiKeyAction);
  return (
    <form {...form}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" disabled={pending} aria-label={`Revoke the key of ${name}`}>
        Revoke
      </Button>
      {refused && (
        <p role="alert" className="text-xs text-worse">
          {refused.message}
        </p>
      )}
    </form>
  );
}
