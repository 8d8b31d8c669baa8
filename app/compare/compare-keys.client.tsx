'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

const KEYS = [
  ['1 – 8', 'look at a run'],
  ['B', 'make it the baseline'],
  ['D', 'show differences only, or all'],
  ['T', 'one threshold for all runs, or none'],
  ['[ and ]', 'previous and next difference'],
  ['E', 'export'],
  ['?', 'this help'],
] as const;

interface CompareKeysProps {
  /** By position: the page with that run focused, and with it as baseline. */
  readonly focus: readonly Route[];
  readonly baseline: readonly Route[];
  /** Position of the focused run, or −1. */
  readonly focused: number;
  readonly onlyDifferences: Route;
  /** With a shared threshold, or without it. */
  readonly threshold: Route;
}

/** The keyboard of the page. Keys typed into a field, or with a modifier, are left alone. */
export function CompareKeys({ focus, baseline, focused, onlyDifferences, threshold }: CompareKeysProps) {
  const router = useRouter();
  const help = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const digit = Number(event.key);
      const go = (href: Route | undefined) => href && router.replace(href, { scroll: false });
      if (digit >= 1 && digit <= focus.length) go(focus[digit - 1]);
      else if (event.key === 'b') go(baseline[focused]);
      else if (event.key === 'd') go(onlyDifferences);
      else if (event.key === 't') go(threshold);
      else if (event.key === '[' || event.key === ']') stepToDifference(event.key === ']' ? 1 : -1);
      else if (event.key === 'e') openExport();
      else if (event.key === '?') help.current?.showModal();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [router, focus, baseline, focused, onlyDifferences, threshold]);

  return (
    <>
      <button
        type="button"
        onClick={() => help.current?.showModal()}
        className="rounded-sm text-xs text-ink-faint hover:text-ink max-sm:hidden"
      >
        Keyboard: ?
      </button>
      <dialog
        ref={help}
        aria-label="Keyboard"
        className="m-auto rounded-lg border border-line bg-surface p-4 text-ink shadow-xl backdrop:bg-black/45"
      >
        <h2 className="mb-2 font-semibold">Keyboard</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {KEYS.map(([key, what]) => (
            <div key={key} className="contents">
              <dt className="font-mono text-xs">{key}</dt>
              <dd className="text-ink-soft">{what}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-3">
          <button type="submit" className="text-sm text-accent hover:underline">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;
}

/** Brings the next row in which the runs differ into the middle of the screen and marks it. */
function stepToDifference(direction: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-differs]')].filter((row) => row.offsetParent);
  if (rows.length === 0) return;
  const current = rows.findIndex((row) => row.matches('[aria-current]'));
  const next =
    current < 0 ? (direction === 1 ? 0 : rows.length - 1) : (current + direction + rows.length) % rows.length;
  rows[current]?.removeAttribute('aria-current');
  rows[next]?.setAttribute('aria-current', 'true');
  rows[next]?.scrollIntoView({ block: 'center' });
}

function openExport(): void {
  const menu = document.querySelector<HTMLDetailsElement>('#export');
  if (!menu) return;
  menu.open = true;
  menu.querySelector<HTMLElement>('a')?.focus();
}
