'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  /** The page without the dialog: an open dialog has an address of its own. */
  readonly closeHref: Route;
  readonly children: ReactNode;
}

/**
 * A native modal dialog: it keeps the focus, Escape and a click beside it close it, and the focus goes back to where it
 * was. It arrives open, so that it can be read without scripts, and becomes modal with them.
 */
export function Dialog({ title, closeHref, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const router = useRouter();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.matches(':modal')) return;
    dialog.removeAttribute('open');
    dialog.showModal();
  }, []);

  const closeBeside = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) event.currentTarget.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click beside does for the mouse.
    <dialog
      ref={ref}
      open
      aria-labelledby={titleId}
      onClose={() => router.push(closeHref, { scroll: false })}
      onClick={closeBeside}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(46rem,calc(100vw-1.5rem))] overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-xl backdrop:bg-black/45"
    >
      <div className="grid max-h-[calc(100dvh-2rem)] grid-rows-[auto_1fr]">
        <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-3">
          <h2 id={titleId} className="text-base font-semibold">
            {title}
          </h2>
          <button
            type="button"
            onClick={() => ref.current?.close()}
            aria-label="Close"
            className="grid size-8 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
          >
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <div className="min-w-0 overflow-y-auto p-4">{children}</div>
      </div>
    </dialog>
  );
}
