import type { Comparison } from '#server/runs/comparison-schema';
import { findChallenge } from '#server/runs/find-challenge';
import { identityAt } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Section } from '../_ui/section.tsx';
import { ForestPlot } from './forest-plot.tsx';
import { type ComparedRun, referenceName } from './prepare-comparison.ts';
import { classTally, mcnemarSentence, prepareForest } from './prepare-forest.ts';

/** How sure one can be of the differences; left out where none may be shown. */
export function Significance({ comparison, runs }: { comparison: Comparison; runs: readonly ComparedRun[] }) {
  const challenges = runs.flatMap(({ id, position }) => {
    const challenge = findChallenge(comparison, id);
    return challenge?.statistics ? [{ challenge, position }] : [];
  });
  if (challenges.length === 0) return null;
  const reference = referenceName(comparison);
  return (
    <Section
      id="significance"
      title="How sure"
      about={`Against ${reference}: paired bootstrap over the shared holdout rows, 2,000 resamples, seeded`}
    >
      <ForestPlot forest={prepareForest(challenges)} />
      <ul className="mt-2 grid gap-1.5 text-sm text-ink-soft">
        {challenges.map(({ challenge, position }) => (
          <li key={challenge.runId}>
            <RunIdentity position={position} /> {mcnemarSentence(challenge, identityAt(position).letter, reference)} F1
            by class: {classTally(challenge)}.
          </li>
        ))}
      </ul>
    </Section>
  );
}
