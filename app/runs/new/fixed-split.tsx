import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import type { ExperimentOption } from './prepare-run-form.ts';

interface FixedSplitProps {
  readonly experiment: ExperimentOption;
  readonly seed: string;
  readonly error: string | undefined;
}

/** The rows that a run of an experiment is judged on are the experiment's; only the seed of the model is free. */
export function FixedSplit({ experiment, seed, error }: FixedSplitProps) {
  return (
    <Section title="Split" about={`That of ${experiment.name}: ${experiment.split}.`}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          id="seed"
          name="seed"
          label="Seed"
          inputMode="numeric"
          defaultValue={seed}
          hint="Of the model; the split has its own."
          error={error}
        />
      </div>
    </Section>
  );
}
