'use client';

import type { ExplainedAnswer, ExplainedFeature } from '#server/inference/explain-schema';
import { Button } from '../_ui/button.tsx';
import { Callout } from '../_ui/callout.tsx';
import { Fold } from '../_ui/fold.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { Section } from '../_ui/section.tsx';
import { sayAnswered } from './prepare-answer.ts';
import { ValueControl } from './value-control.client.tsx';

/** Of a model with more, the rest is folded away: what follows on the page would be out of reach. */
const SHOWN_AT_ONCE = 12;

type Changes = Readonly<Record<string, number>>;

interface WhatIfSectionProps {
  readonly answered: ExplainedAnswer;
  readonly changes: Changes;
  readonly onChange: (changes: Changes) => void;
}

/** Every value of the customer, to be moved; the answer follows. */
export function WhatIfSection({ answered, changes, onChange }: WhatIfSectionProps) {
  const set = (name: string, value: number, stored: number | null) => {
    const { [name]: _, ...others } = changes;
    onChange(value === stored ? others : { ...others, [name]: value });
  };
  const control = (feature: ExplainedFeature) => (
    <ValueControl
      key={feature.reference}
      feature={feature}
      value={changes[feature.name] ?? feature.stored}
      onChange={(value) => set(feature.name, value, feature.stored)}
    />
  );
  const [shown, folded] = [answered.features.slice(0, SHOWN_AT_ONCE), answered.features.slice(SHOWN_AT_ONCE)];
  const moved = folded.filter(({ name }) => changes[name] !== undefined).length;
  const reset = (
    <Button onClick={() => onChange({})} disabled={Object.keys(changes).length === 0}>
      Reset
    </Button>
  );
  return (
    <Section title="What if" about="Move a value; the answer follows." actions={reset}>
      <div className="grid gap-4">
        {shown.map(control)}
        {folded.length > 0 && (
          <Fold title={`${formatQuantity(folded.length, 'more value')}${moved > 0 ? `, ${moved} of them moved` : ''}`}>
            <div className="grid gap-4">{folded.map(control)}</div>
          </Fold>
        )}
        {/* Below, so that nothing moves away under a finger. */}
        {answered.contradictions.length > 0 && (
          <Callout tone="caution" title="These values no longer go together" role="status">
            <ul className="list-disc pl-4">
              {answered.contradictions.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Callout>
        )}
        <MovingAnswer answered={answered} />
      </div>
    </Section>
  );
}

/** On a phone the answer itself is out of sight while its values are moved. */
function MovingAnswer({ answered: { answer, entity } }: Pick<WhatIfSectionProps, 'answered'>) {
  if (!answer) return null;
  const { headline, odds } = sayAnswered(answer, entity);
  return (
    <p className="sticky bottom-2 rounded-md border border-line bg-surface px-3 py-2 text-sm font-semibold shadow-lg lg:hidden">
      {headline}, {odds}
    </p>
  );
}
