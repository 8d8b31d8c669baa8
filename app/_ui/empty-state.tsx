import type { ReactNode } from 'react';

/** Says why there is nothing here and what would put something here. */
export function EmptyState(props: { title: string; level?: 'h1' | 'h2' | 'h3'; children?: ReactNode }) {
  const Heading = props.level ?? 'h2';
  return (
    <div className="mx-auto max-w-xl px-4 py-12 text-center">
      <Heading className="text-base font-semibold">{props.title}</Heading>
      {props.children && <div className="mt-1.5 text-ink-soft">{props.children}</div>}
    </div>
  );
}
