import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldFrame } from './field.tsx';

type TextFieldProps = FieldFrame & Omit<ComponentProps<'input'>, keyof FieldFrame>;

/** One line of text or one number, with its label, hint and error. */
export function TextField({ id, label, hint, error, className = '', ...input }: TextFieldProps) {
  const frame = { id, label, hint, error };
  return (
    <Field {...frame}>
      <input id={id} className={`field ${className}`} {...describedBy(frame)} {...input} />
    </Field>
  );
}
