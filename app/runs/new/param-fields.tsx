import type { AlgorithmName } from '#server/training/schema';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import type { ParamField } from './prepare-param-fields.ts';

const CHOICE_TITLES: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

interface ParamFieldsProps {
  readonly algorithm: AlgorithmName;
  readonly fields: readonly ParamField[];
  readonly errors: Readonly<Record<string, string>>;
}

/** Parameters of one algorithm with their help, errors beside them. */
export function ParamFields({ algorithm, fields, errors }: ParamFieldsProps) {
  if (fields.length === 0) return <p className="text-sm text-ink-faint">It has no parameters.</p>;
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {fields.map((field) => {
        const common = {
          id: `${algorithm}-${field.name}`,
          name: `params.${algorithm}.${field.name}`,
          label: field.name,
          hint: field.help,
          defaultValue: field.initial,
          error: errors[`params.${field.name}`],
        };
        return field.choices.length > 0 ? (
          <SelectField
            key={field.name}
            {...common}
            options={field.choices.map((value) => ({ value, title: CHOICE_TITLES[value] ?? value }))}
          />
        ) : (
          <TextField key={field.name} {...common} inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'} />
        );
      })}
    </div>
  );
}
