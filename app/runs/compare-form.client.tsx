'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../_ui/button.tsx';
import { MOST_COMPARED } from '../_ui/identity.ts';

const chosen = (form: HTMLFormElement) => new FormData(form).getAll('runs').map(String);

/** Checkboxes named `runs` inside become one comparison. Without scripts the form still leads to the same page. */
export function CompareForm({ children, initialCount = 0 }: { children: ReactNode; initialCount?: number }) {
  const router = useRouter();
  const [count, setCount] = useState(initialCount);
  const right = count >= 2 && count <= MOST_COMPARED;

  const compare = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (right) router.push(`/compare?runs=${chosen(event.currentTarget).join(',')}` as Route);
  };

  return (
    <form action="/compare" onSubmit={compare} onChange={(event) => setCount(chosen(event.currentTarget).length)}>
      {children}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 rounded-b-lg border-t border-line bg-surface px-4 py-2.5">
        <Button type="submit" tone="primary" aria-disabled={!right} className={right ? '' : 'opacity-55'}>
          Compare
        </Button>
        <p className="text-sm text-ink-faint" role="status">
          {hint(count)}
        </p>
      </div>
    </form>
  );
}

function hint(count: number): string {
  if (count === 0) return `Check 2 to ${MOST_COMPARED} finished runs to hold them side by side.`;
  if (count === 1) return 'One checked; check at least one more.';
  if (count > MOST_COMPARED) return `${count} checked; a comparison shows at most ${MOST_COMPARED}.`;
  return `${count} checked; the topmost is the baseline.`;
}
