import { Fragment, type ReactNode } from 'react';
import type { Comparison } from '#server/runs/schema';
import { Callout } from '../_ui/callout.tsx';
import { ConfusionMatrix } from '../_ui/confusion-matrix.tsx';
import { FeatureSetDiff } from '../_ui/feature-set-diff.tsx';
import { identityAt } from '../_ui/identity.ts';
import { prepareConfusion } from '../_ui/prepare-confusion.ts';
import { prepareFeatureSets } from '../_ui/prepare-feature-sets.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Section } from '../_ui/section.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { ConfusionDifference } from './confusion-difference.tsx';
import { ForestPlot } from './forest-plot.tsx';
import { type ComparedRun, prepareComparedGroups, prepareComparedRuns } from './prepare-comparison.ts';
import { prepareConfusionDifference } from './prepare-confusion-difference.ts';
import { mcnemarSentence, prepareForest } from './prepare-forest.ts';
import { RunCards } from './run-cards.tsx';
import { SettingsDiff } from './settings-diff.tsx';

/** A comparison from the verdict down to single settings. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const runs = prepareComparedRuns(comparison);
  return (
    <div className="grid gap-4">
      <section aria-label="Verdict" className="panel border-l-4 border-l-accent px-4 py-3">
        <p className="eyebrow">Verdict</p>
        <p className="mt-0.5 max-w-4xl text-base font-medium">{comparison.verdict}</p>
        {comparison.challenges.length > 1 && (
          <ul className="mt-2 grid max-w-4xl gap-1 text-sm text-ink-soft">
            {comparison.challenges.map((challenge) => (
              <li key={challenge.runId}>{challenge.verdict}</li>
            ))}
          </ul>
        )}
      </section>
      {runs.map((run) =>
        run.notComparable ? (
          <Callout
            key={run.id}
            tone="caution"
            title={`${identityAt(run.position).letter} was not scored on the same holdout as A: differences are hidden`}
          >
            {run.notComparable}
          </Callout>
        ) : null,
      )}
      <RunCards runs={runs} />
      <Section title="Reports" about="Differences are against A" flush>
        <ComparisonTable runs={runs} groups={prepareComparedGroups(comparison)} />
      </Section>
      <Significance comparison={comparison} />
      <Section title="Confusion" about="Shaded by the share of each true class; differences count rows">
        <Confusions comparison={comparison} runs={runs} />
      </Section>
      <Section title="Features">
        <FeatureSetDiff diff={prepareFeatureSets(comparison.features)} runs={runs.length} />
      </Section>
      <Section title="Settings" flush>
        <SettingsDiff comparison={comparison} />
      </Section>
    </div>
  );
}

/** How sure one can be of the differences; left out where none may be shown. */
function Significance({ comparison }: { comparison: Comparison }) {
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

/** Small multiples: every matrix, and beside each challenger's what it changed. */
function Confusions({ comparison, runs }: { comparison: Comparison; runs: readonly ComparedRun[] }) {
  const reference = comparison.runs[0]?.report;
  if (!reference) return null;
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-5">
      {comparison.runs.map(({ id, name, report }, position) => {
        if (!report) return null;
        const letter = identityAt(position).letter;
        const comparable = position > 0 && runs[position]?.notComparable === null;
        return (
          <Fragment key={id}>
            <Multiple
              title={
                <>
                  <RunIdentity position={position} /> {name}
                </>
              }
            >
              <ConfusionMatrix matrix={prepareConfusion(report)} caption={`Confusion matrix of ${letter}`} />
            </Multiple>
            {comparable && (
              <Multiple title={`${letter} − A, rows`}>
                <ConfusionDifference
                  difference={prepareConfusionDifference(reference, report)}
                  caption={`Confusion of ${letter} minus that of A`}
                />
              </Multiple>
            )}
          </Fragment>
        );
      })}
    </div>
  );
}

function Multiple({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="max-w-full">
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {children}
    </div>
  );
}
