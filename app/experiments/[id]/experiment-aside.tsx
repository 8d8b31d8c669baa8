import type { FeatureView } from '#server/feature-store/vocabulary';
import type { Leaderboard } from '#server/runs/experiment-schema';
import type { Addable } from '#server/runs/list-addable';
import { Section } from '../../_ui/section.tsx';
import { AddForm } from './add-form.client.tsx';
import { EditForm } from './edit-form.client.tsx';
import { ExperimentFacts } from './experiment-facts.tsx';

interface ExperimentAsideProps {
  readonly leaderboard: Leaderboard;
  readonly views: readonly FeatureView[];
  readonly addable: Addable;
}

/** Beside what happened in an experiment: what its runs share, what could join them, and what can be changed. */
export function ExperimentAside({ leaderboard, views, addable }: ExperimentAsideProps) {
  const { experiment } = leaderboard;
  return (
    <div className="grid gap-4">
      <ExperimentFacts leaderboard={leaderboard} views={views} />
      {addable.runs.length + addable.sweeps.length > 0 && (
        <Section title="Made before" about="They answer its question, and are part of no experiment.">
          <AddForm experiment={experiment.id} addable={addable} />
        </Section>
      )}
      <Section title="Change it" about="Label, split and metric are fixed: others make another experiment.">
        <EditForm key={String(experiment.archivedAt)} experiment={experiment} />
      </Section>
    </div>
  );
}
