import type { ReactNode } from 'react';

export type CalloutTone = 'note' | 'caution' | 'failure';

const TONES: Record<CalloutTone, { box: string; sign: string; word: string }> = {
  note: { box: 'border-line bg-sunken text-ink-soft', sign: 'i', word: 'Note' },
  caution: { box: 'border-caution-line bg-caution-soft text-caution', sign: '!', word: 'Caution' },
  failure: { box: 'border-worse/50 bg-worse-soft text-worse', sign: '×', word: 'Failed' },
};

/** A band across the page for what must not be overlooked. */
export function Callout(props: { tone: CalloutTone; title: string; children?: ReactNode; role?: 'alert' | 'status' }) {
  const tone = TONES[props.tone];
  return (
    <div role={props.role} className={`flex gap-3 rounded-lg border px-4 py-3 ${tone.box}`}>
      <span
        aria-hidden="true"
        className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-full border border-current text-2xs font-bold"
      >
        {tone.sign}
      </span>
      <div className="min-w-0 wrap-anywhere">
        <p className="font-medium">
          <span className="sr-only">{tone.word}: </span>
          {props.title}
        </p>
        {props.children && <div className="mt-0.5 text-sm">{props.children}</div>}
      </div>
    </div>
  );
}
