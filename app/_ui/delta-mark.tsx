import type { Delta } from './prepare-delta.ts';

const TONES: Record<Delta['word'], string> = {
  better: 'text-better',
  worse: 'text-worse',
  same: 'text-ink-faint',
  'cannot tell': 'text-ink-faint',
};

/** A signed difference: arrow, number and a word. The word is always there; `brief` leaves it to screen readers on a phone. */
export function DeltaMark({ delta, brief = false }: { delta: Delta; brief?: boolean }) {
  return (
    <span className={`text-xs whitespace-nowrap ${TONES[delta.word]}`}>
      <span aria-hidden="true">{delta.sign} </span>
      {delta.text}
      <span className={brief ? 'max-sm:sr-only' : ''}> {delta.word}</span>
    </span>
  );
}
