import { SelectField } from '../_ui/select-field.tsx';
import type { LabelOption } from './prepare-options.ts';

interface LabelFieldProps {
  readonly value: string;
  readonly options: readonly LabelOption[];
  /** An experiment decides. */
  readonly fixed?: boolean;
  readonly onChange: (label: string) => void;
  readonly error: string | undefined;
}

/** What is to be predicted. */
export const LabelField = ({ fixed = false, onChange, ...field }: LabelFieldProps) => (
  <SelectField
    id="label"
    name="label"
    label="Label"
    disabled={fixed}
    onChange={(event) => onChange(event.target.value)}
    {...field}
  />
);
