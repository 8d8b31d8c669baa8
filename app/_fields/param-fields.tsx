import type { AlgorithmName } from '#server/training/schema';
import { SelectField } from '../_ui/select-field.tsx';
import { TextField } from '../_ui/text-field.tsx';
import type { ParamField } from './prepare-param-fields.ts';

const CHOICE_TITLES: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

interface ParamFieldsProps {
  readonly algorithm: AlgorithmName;
  readonly fields: readonly ParamField[];
  readonly errors: Readonly<Record<string, string>>;
}

/** So many are shown at once; a longer list folds the rest away. */
const SHOWN = 6;
const LONG = 8;

/** Parameters of one algorithm with their help, errors beside them; the first of a long list, the others on demand. */
export function ParamFields({ algorithm, fields, errors }: ParamFieldsProps) {
  if (fields.length === 0) return <p className="text-sm text-ink-faint">It has no parameters.</p>;
  if (fields.length <= LONG) return <ParamGrid algorithm={algorithm} fields={fields} errors={errors} />;
  const more = fields.slice(SHOWN);
  const wrong = more.some(({ name }) => errors[`params.${name}`]);
  return (
    <div className="grid gap-3">
      <ParamGrid algorithm={algorithm} fields={fields.slice(0, SHOWN)} errors={errors} />
      <details key={String(wrong)} open={wrong || more.some(({ changed }) => changed)}>
        <summary className="text-sm text-ink-soft">{more.length} more parameters</summary>
        <div className="mt-3">
          <ParamGrid algorithm={algorithm} fields={more} errors={errors} />
        </div>
      </details>
    </div>
  );
}

function ParamGrid({ algorithm, fields, errors }: ParamFieldsProps) {
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
