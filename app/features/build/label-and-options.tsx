import type { LabelOption } from '../../_fields/prepare-options.ts';
import { CheckField } from '../../_ui/check-field.tsx';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import type { Choice } from './read-choice.ts';

interface LabelAndOptionsProps {
  readonly labels: readonly LabelOption[];
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
}

/** What to predict, which rows count, and what columns are called. */
export function LabelAndOptions({ labels, choice, onChange }: LabelAndOptionsProps) {
  return (
    <Section title="Label and columns">
      <div className="grid gap-3">
        <SelectField
          id="label"
          label="Label"
          value={choice.label}
          onChange={(event) => onChange({ label: event.target.value })}
          options={[{ value: '', title: 'None' }, ...labels]}
        />
        <CheckField
          id="known-by-then"
          label="Known by then: leave out values written after a row’s moment"
          checked={!choice.includeLate}
          onChange={(event) => onChange({ includeLate: !event.target.checked })}
        />
        <CheckField
          id="full-names"
          label="Full names: view__feature"
          checked={!choice.shortNames}
          onChange={(event) => onChange({ shortNames: !event.target.checked })}
        />
      </div>
    </Section>
  );
}
