import { Section } from '../../_ui/section.tsx';
import type { ExperimentOption } from './prepare-run-form.ts';
import { SeedField } from './seed-field.tsx';

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
        <SeedField initial={seed} stored error={error} />
      </div>
    </Section>
  );
}
