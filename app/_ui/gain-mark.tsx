import type { PlainDelta } from './prepare-delta.ts';

/** A difference that no interval stands around: arrow and number, and no claim. Only that there is none is said. */
export function GainMark({ delta }: { delta: PlainDelta }) {
  return (
    <span className="text-xs whitespace-nowrap text-ink-soft">
      <span aria-hidden="true">{delta.sign} </span>
      {delta.text}
      {delta.word === 'same' && <span className="max-sm:sr-only"> same</span>}
    </span>
  );
}
