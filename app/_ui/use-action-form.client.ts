'use client';

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import type { ActionResult } from '#server/doors/action';

type FormAction<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;

/**
 * A form on a server action that keeps what was typed. React empties a form after its action, also when the action
 * refused; sent by hand inside a transition it stays as it is. Without scripts `action` still sends it. After a refusal
 * the first field that is wrong has the focus.
 */
export function useActionForm<T>(action: FormAction<T>) {
  const ref = useRef<HTMLFormElement>(null);
  const [result, send, pending] = useActionState<ActionResult<T> | null, FormData>(action, null);
  const refused = result && !result.ok ? result : null;

  useEffect(() => {
    if (refused) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The button is part of what is sent: a form may have several, each with a value of its own.
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => send(form));
  };
  return { result, refused, fields: refused?.fields ?? {}, pending, form: { ref, action: send, onSubmit } };
}
