import { TextField } from '../../_ui/text-field.tsx';

interface SeedFieldProps {
  readonly initial: string;
  /** The split is there already, drawn with a seed of its own. */
  readonly stored: boolean;
  readonly error: string | undefined;
}

/** What everything random of a run is drawn from. */
export const SeedField = ({ initial, stored, error }: SeedFieldProps) => (
  <TextField
    id="seed"
    name="seed"
    label="Seed"
    inputMode="numeric"
    defaultValue={initial}
    hint={stored ? 'Of the model; the split has its own.' : 'Of the split and of the model.'}
    error={error}
  />
);
