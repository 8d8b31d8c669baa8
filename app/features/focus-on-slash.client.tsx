'use client';

import { useEffect } from 'react';

/** Lets `/` jump into a search field, unless one is writing something else. */
export function FocusOnSlash({ id }: { id: string }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      const isWriting =
        target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
      event.preventDefault();
      document.getElementById(id)?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [id]);
  return null;
}
