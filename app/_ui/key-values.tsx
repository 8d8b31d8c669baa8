import type { ReactNode } from 'react';

export interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
}

/** Facts as a definition list; two columns where there is room. */
export function KeyValues({ items, columns = 1 }: { items: readonly KeyValue[]; columns?: 1 | 2 }) {
  return (
    <dl className={`grid gap-x-8 ${columns === 2 ? 'md:grid-cols-2' : ''}`}>
      {items.map((item) => (
        <div
          key={item.key}
          className="grid grid-cols-[9.5rem_minmax(0,1fr)] gap-3 border-b border-line/70 py-1.5 last:border-0"
        >
          <dt className="text-sm text-ink-faint">{item.key}</dt>
          <dd className="min-w-0 text-sm break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
