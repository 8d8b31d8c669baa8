import type { ReactNode } from 'react';
import { Menu } from './menu.client.tsx';
import { Wordmark } from './wordmark.tsx';

/** The bar on top of a phone, with the navigation folded into it. */
export function PhoneBar({ children }: { children: ReactNode }) {
  return (
    <header className="sticky top-0 z-20 flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-2 lg:hidden">
      <Wordmark />
      <Menu summary="Menu" className="px-3 py-1.5">
        <nav
          aria-label="Main"
          className="fixed inset-x-0 top-13 max-h-[calc(100dvh-3.25rem)] overflow-y-auto border-b border-line bg-surface p-3 shadow-lg"
        >
          {children}
        </nav>
      </Menu>
    </header>
  );
}
