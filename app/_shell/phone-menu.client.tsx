'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

/** The navigation on a phone: closed again as soon as one has arrived, or by Escape. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pathname is what must close the menu
  useEffect(() => menu.current?.removeAttribute('open'), [pathname]);

  return (
    <details
      ref={menu}
      className="group"
      onKeyDown={(event) => {
        if (event.key === 'Escape') menu.current?.removeAttribute('open');
      }}
    >
      <summary className="list-none rounded-md border border-line px-3 py-1.5 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        Menu
      </summary>
      <nav
        aria-label="Main"
        className="absolute inset-x-0 top-full max-h-[calc(100dvh-3.5rem)] overflow-y-auto border-b border-line bg-surface p-3 shadow-lg"
      >
        {children}
      </nav>
    </details>
  );
}
