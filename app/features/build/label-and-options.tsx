import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import type { RunFormModel } from '../../runs/new/prepare-run-form.ts';
import type { Choice } from './read-choice.ts';

interface LabelAndOptionsProps {
  readonly labels: RunFormModel['labels'];
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
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            checked={!choice.includeLate}
            onChange={(event) => onChange({ includeLate: !event.target.checked })}
            className="mt-0.5 size-4 shrink-0"
          />
          Known by then: leave out values written after a row’s moment
        </label>
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            checked={!choice.shortNames}
            onChange={(event) => onChange({ shortNames: !event.target.checked })}
            className="mt-0.5 size-4 shrink-0"
          />
          Full names: view__feature
        </label>
      </div>
    </Section>
  );
}
