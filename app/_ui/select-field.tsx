import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldFrame } from './field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly title: string;
}

type SelectFieldProps = FieldFrame &
  Omit<ComponentProps<'select'>, keyof FieldFrame | 'children'> & { options: readonly SelectOption[] };

/** One of a few values, with its label, hint and error. */
export function SelectField({ id, label, hint, error, options, ...select }: SelectFieldProps) {
  const frame = { id, label, hint, error };
  return (
    <Field {...frame}>
      <select id={id} className="field" {...describedBy(frame)} {...select}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </Field>
  );
}
