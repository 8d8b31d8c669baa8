'use client';

import { type FormEvent, startTransition, useActionState } from 'react';
import type { ActionResult } from '#server/doors/action';

type FormAction<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;

/**
 * A form on a server action that keeps what was typed. React empties a form after its action, also when the action
 * refused; sent by hand inside a transition it stays as it is. Without scripts `action` still sends it.
 */
export function useActionForm<T>(action: FormAction<T>) {
  const [result, send, pending] = useActionState<ActionResult<T> | null, FormData>(action, null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const refused = result && !result.ok ? result : null;
  return { result, refused, fields: refused?.fields ?? {}, pending, form: { action: send, onSubmit } };
}
