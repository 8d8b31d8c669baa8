import type { Delta } from '../_ui/prepare-delta.ts';

const TONES: Record<Delta['word'], string> = {
  better: 'text-better',
  worse: 'text-worse',
  same: 'text-ink-faint',
  'cannot tell': 'text-ink-faint',
};

/** A difference where many stand beside each other: sign and number, the word for who cannot see the sign. */
export function CompactDelta({ delta }: { delta: Delta }) {
  return (
    <span title={delta.word} className={`block text-xs whitespace-nowrap ${TONES[delta.word]}`}>
      <span aria-hidden="true">{delta.sign}</span> {delta.text}
      <span className="sr-only"> {delta.word}</span>
    </span>
  );
}
