import type { ComponentProps } from 'react';
import { describedBy, FieldError, type FieldFrame } from './field.tsx';

type CheckFieldProps = Omit<FieldFrame, 'hint'> & Omit<ComponentProps<'input'>, keyof FieldFrame | 'type'>;

/** Yes or no: a box with its words beside it and its error below. A form sends `true` for yes and nothing for no. */
export function CheckField({ id, label, error, ...input }: CheckFieldProps) {
  return (
    <div className="min-w-0">
      <label className="flex items-start gap-2 text-sm">
        <input
          id={id}
          type="checkbox"
          value="true"
          className="mt-0.5 size-4 shrink-0"
          {...describedBy({ id, label, error })}
          {...input}
        />
        {label}
      </label>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
