'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { ActionResult } from '#server/doors/action';
import { Button } from '../_ui/button.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';

interface ScheduleButtonProps {
  readonly name: string;
  readonly title: string;
  readonly action: (previous: ActionResult<void> | null, form: FormData) => Promise<ActionResult<void>>;
}

/** Does one thing with a schedule; then the page is drawn anew. */
export function ScheduleButton({ name, title, action }: ScheduleButtonProps) {
  const router = useRouter();
  const { result, refused, pending, form } = useActionForm(action);
  useEffect(() => {
    if (result?.ok) router.refresh();
  }, [result, router]);
  return (
    <form {...form}>
      <input type="hidden" name="name" value={name} />
      <Button type="submit" disabled={pending} aria-label={`${title} ${name}`}>
        {title}
      </Button>
      {refused && (
        <p role="alert" className="mt-1 text-xs text-worse">
          {refused.message}
        </p>
      )}
    </form>
  );
}
