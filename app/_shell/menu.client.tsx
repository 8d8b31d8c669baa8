'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

/** A disclosure that closes itself: when a link in it is taken, even to the page one is on, after a form in it was sent, and by Escape. */
export function Menu({ summary, className, children }: { summary: ReactNode; className: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();
  const close = () => menu.current?.removeAttribute('open');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pathname is what must close the menu
  useEffect(close, [pathname]);

  return (
    <details
      ref={menu}
      className="relative text-sm"
      onSubmit={close}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <summary
        className={`list-none rounded-md border border-line hover:bg-hover [&::-webkit-details-marker]:hidden ${className}`}
      >
        {summary}
      </summary>
      {children}
    </details>
  );
}
