import type { ReactNode } from 'react';

/** What is opened where it is wanted, in a frame of its own. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line">
      <summary className="px-3 py-2 text-sm font-medium hover:bg-hover">{title}</summary>
      <div className="border-t border-line p-3">{children}</div>
    </details>
  );
}
