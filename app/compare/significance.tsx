import type { Comparison } from '#server/runs/comparison-schema';
import { identityAt } from '../_ui/identity.ts';
import { Section } from '../_ui/section.tsx';
import { ForestPlot } from './forest-plot.tsx';
import { mcnemarSentence, prepareForest } from './prepare-forest.ts';

/** How sure one can be of the differences; left out where none may be shown. */
export function Significance({ comparison }: { comparison: Comparison }) {
  const forest = prepareForest(comparison.challenges);
  if (forest.rows.length === 0) return null;
  const sentences = comparison.challenges.map((challenge, i) => mcnemarSentence(challenge, identityAt(i + 1).letter));
  return (
    <Section title="How sure" about="Paired bootstrap over the shared holdout rows, 2,000 resamples, seeded">
      <ForestPlot forest={forest} />
      {sentences.map(
        (sentence) =>
          sentence && (
            <p key={sentence} className="mt-2 text-sm text-ink-soft">
              {sentence}
            </p>
          ),
      )}
    </Section>
  );
}
