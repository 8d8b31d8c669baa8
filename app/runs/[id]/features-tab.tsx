import { listExplanations } from '#server/runs/explanations.repo';
import { getTrainedModel } from '#server/runs/results.repo';
import type { Run } from '#server/runs/schema';
import { FeatureDistributions } from './feature-distributions.tsx';
import { prepareDistributions } from './prepare-distributions.ts';
import { RunExplanations } from './run-explanations.tsx';

/** What moves a run's answers, and what its features looked like when it learned. */
export async function FeaturesTab({ run }: { run: Run }) {
  const [explanations, { inputs, classNames }] = await Promise.all([listExplanations(run.id), getTrainedModel(run.id)]);
  return (
    <div className="grid gap-4">
      {run.report && <RunExplanations run={run} report={run.report} explanations={explanations} />}
      <FeatureDistributions
        rows={prepareDistributions(inputs, classNames)}
        classNames={classNames}
        about={
          run.imported
            ? 'It learned elsewhere, from rows nobody here knows; these are those of its split.'
            : 'What it learned from.'
        }
      />
    </div>
  );
}
