import type { Comparison } from '#server/runs/comparison-schema';
import { findStaleRuns } from '#server/runs/stale-runs';
import { Callout } from '../_ui/callout.tsx';
import { FeatureSetDiff } from '../_ui/feature-set-diff.tsx';
import { identityAt } from '../_ui/identity.ts';
import { prepareFeatureSets } from '../_ui/prepare-feature-sets.ts';
import { Section } from '../_ui/section.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { Confusions } from './confusions.tsx';
import { hasDifference, prepareComparedGroups, prepareComparedRuns } from './prepare-comparison.ts';
import { RunCards } from './run-cards.tsx';
import { SettingsDiff } from './settings-diff.tsx';
import { Significance } from './significance.tsx';

/** A comparison from the verdict down to single settings. */
export async function ComparisonView({ comparison }: { comparison: Comparison }) {
  const runs = prepareComparedRuns(comparison);
  const different = runs.some(hasDifference);
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
            title={`${identityAt(run.position).letter} cannot be held against A: differences are hidden`}
          >
            {run.notComparable}
          </Callout>
        ) : null,
      )}
      <RunCards runs={runs} stale={await findStaleRuns(comparison.runs)} />
      <div className={`grid items-start gap-4 ${runs.length === 2 ? 'xl:grid-cols-[auto_minmax(0,1fr)]' : ''}`}>
        <Section title="Reports" about={different && 'Differences are against A'} flush>
          <ComparisonTable runs={runs} groups={prepareComparedGroups(comparison)} />
        </Section>
        <div className="grid min-w-0 gap-4">
          <Significance comparison={comparison} />
          <Section
            title="Confusion"
            about={`Shaded by the share of each true class${different ? '; differences count rows' : ''}`}
          >
            <Confusions comparison={comparison} runs={runs} />
          </Section>
        </div>
      </div>
      <Section title="Features">
        <FeatureSetDiff diff={prepareFeatureSets(comparison.features)} runs={runs.length} />
      </Section>
      <Section title="Settings" flush>
        <SettingsDiff comparison={comparison} />
      </Section>
    </div>
  );
}
