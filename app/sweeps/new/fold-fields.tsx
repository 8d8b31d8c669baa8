import type { FormEvent } from 'react';
import { CheckField } from '../../_ui/check-field.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';

const FIELDS = [
  { name: 'folds', label: 'Folds', initial: '5', hint: 'Each row is held out once.' },
  { name: 'repeats', label: 'Repeats', initial: '1', hint: 'How often the folds are drawn anew.' },
  { name: 'seed', label: 'Seed', initial: '0', hint: 'Of the folds and of the models.' },
  { name: 'sealed', label: 'Sealed', initial: '0.1', hint: 'Share that no point sees; it is scored at promotion.' },
] as const;

/** On which rows the points are judged: folds that all of them share, and a slice that none of them sees. */
export function FoldFields(props: {
  /** In an experiment the rule of the folds and the sealed share are its own. */
  fixed: boolean;
  onFits: (fits: number) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const recount = ({ currentTarget }: FormEvent<HTMLDivElement>) => {
    const typed = (name: string) => Number(currentTarget.querySelector<HTMLInputElement>(`[name=${name}]`)?.value);
    props.onFits(typed('folds') * typed('repeats') || 0);
  };
  return (
    <Section title="Folds" about="All points are judged on the same folds, drawn once.">
      <div className="grid gap-3 sm:grid-cols-4" onInput={recount}>
        {FIELDS.filter(({ name }) => !props.fixed || name !== 'sealed').map(({ name, label, initial, hint }) => (
          <TextField
            key={name}
            id={name}
            name={name}
            label={label}
            inputMode="decimal"
            defaultValue={initial}
            hint={hint}
            error={props.errors[name]}
          />
        ))}
      </div>
      {!props.fixed && (
        <div className="mt-3">
          <CheckField id="stratify" name="stratify" label="Every fold with the shares of the classes" defaultChecked />
        </div>
      )}
    </Section>
  );
}
