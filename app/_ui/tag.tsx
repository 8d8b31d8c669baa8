import type { ReactNode } from 'react';

const TONES = {
  plain: 'border-line bg-sunken text-ink-soft',
  accent: 'border-accent/40 bg-accent-soft text-accent-strong',
  caution: 'border-caution-line bg-caution-soft text-caution',
} as const;

/** A short word beside a name: an alias, a type, a warning. */
export function Tag({ tone = 'plain', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center rounded-sm border px-1.5 text-xs leading-4.5 font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
