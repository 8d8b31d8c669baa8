import { type ReactNode, Suspense } from 'react';
import type { Comparison } from '#server/runs/comparison-schema';
import { type Beside, readBeside } from '#server/runs/read-beside';
import { findStaleRuns } from '#server/runs/stale-runs';
import { FeatureSetDiff } from '../_ui/feature-set-diff.tsx';
import { prepareFeatureSets } from '../_ui/prepare-feature-sets.ts';
import { Section } from '../_ui/section.tsx';
import { Board, Held } from './board.tsx';
import { ClassSection } from './class-section.tsx';
import { Comparability } from './comparability.tsx';
import type { CompareLink, CompareState } from './compare-state.ts';
import { CompareToolbar } from './compare-toolbar.tsx';
import { Confusions } from './confusions.tsx';
import { Curves } from './curves.client.tsx';
import { Importances } from './importances.tsx';
import { NotesAndArtifacts } from './notes-and-artifacts.tsx';
import { PairBar } from './pair-bar.tsx';
import { PairHeadline } from './pair-headline.tsx';
import { PairPicker } from './pair-picker.client.tsx';
import { type ComparedRun, pairOf, prepareComparedRuns, prepareSummary, referenceName } from './prepare-comparison.ts';
import { prepareCurveChoices } from './prepare-curve-choices.ts';
import { preparePair } from './prepare-pair.ts';
import { prepareRail } from './prepare-rail.ts';
import { prepareUpset } from './prepare-upset.ts';
import { RunCards } from './run-cards.tsx';
import { SectionRail } from './section-rail.tsx';
import { ServingCosts } from './serving-costs.tsx';
import { SettingsDiff } from './settings-diff.tsx';
import { Significance } from './significance.tsx';
import { SummaryTable } from './summary-table.tsx';
import { Upset } from './upset.tsx';
import { VerdictCard } from './verdict-card.tsx';

interface ComparisonViewProps {
  readonly comparison: Comparison;
  readonly state: CompareState;
  readonly link: CompareLink;
  /** It was kept at some time, and what stood beside it then; null in those of old. */
  readonly kept?: { readonly id: string; readonly beside: Beside | null };
}

/** A comparison from the verdict down to single settings. */
export async function ComparisonView(props: ComparisonViewProps) {
  const { comparison, state, link, kept } = props;
  const frozen = kept !== undefined;
  const runs = prepareComparedRuns(comparison);
  const [base, challenger] = pairOf(runs, state.focus);
  const two = [base.position, challenger.position] as const;
  const pair = preparePair(comparison, runs, state, link, frozen);
  const summary = prepareSummary(comparison);
  const beside = kept ? kept.beside : readBeside(runs.map(({ id }) => id));
  const stale = frozen ? new Map() : await findStaleRuns(comparison.runs);
  return (
    <div className="grid gap-4">
      <PairPicker pair={pair} />
      <VerdictCard comparison={comparison} pending={false} />
      <PairHeadline pair={pair} base={base} challenger={challenger} />
      {!frozen && <Comparability comparison={comparison} runs={runs} link={link} />}
      <RunCards runs={runs} stale={stale} state={state} link={frozen ? null : link} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 2xl:grid-cols-[8.5rem_minmax(0,1fr)]">
        <SectionRail
          sections={prepareRail(comparison, summary, beside !== null)}
          runs={runs}
          focus={state.focus}
          link={link}
        />
        <Board>
          {!frozen && (
            <Held>
              <CompareToolbar comparison={comparison} runs={runs} state={state} link={link} />
            </Held>
          )}
          <Section id="summary" title="Reports" about={aboutDifferences(comparison, runs)} flush>
            <SummaryTable
              runs={runs}
              rows={summary.filter(({ differs }) => differs || state.only === 'all')}
              against={referenceName(comparison)}
              pair={two}
            />
          </Section>
          <ClassSection comparison={comparison} runs={runs} state={state} link={link} pair={two} />
          <Held>
            <Section
              id="confusion"
              title="Confusion"
              about="Shaded by the share of each true class; differences count rows"
            >
              <Confusions comparison={comparison} runs={runs} link={frozen ? null : link} pair={two} />
            </Section>
            {beside && (
              <Section id="curves" title="Curves" about="One class against the rest, each run on its own holdout">
                <Curves choices={prepareCurveChoices(comparison, runs, state, link)} keptIn={kept?.id} />
              </Section>
            )}
            <FeatureSets comparison={comparison} left={base} right={challenger} beside={beside} />
            <Significance comparison={comparison} runs={runs} />
          </Held>
          <Section id="settings" title="Settings" flush>
            <SettingsDiff comparison={comparison} runs={runs} pair={two} />
          </Section>
          {beside && <Last runs={runs} comparison={comparison} beside={beside} frozen={frozen} />}
        </Board>
      </div>
      {!frozen && <PairBar pair={pair} challenger={challenger} />}
    </div>
  );
}

interface FeatureSetsProps {
  readonly comparison: Comparison;
  readonly left: ComparedRun;
  readonly right: ComparedRun;
  readonly beside: Beside | Promise<Beside> | null;
}

/** Who learned from what, and of the two in focus what each made of it. */
function FeatureSets({ comparison: { runs, features }, left, right, beside }: FeatureSetsProps) {
  return (
    <Section id="features" title="Features">
      {runs.length === 2 ? (
        <FeatureSetDiff diff={prepareFeatureSets(features)} runs={2} />
      ) : (
        <Upset sets={prepareUpset(features)} />
      )}
      {beside && (
        <Suspense>
          <Importances left={left} right={right} beside={beside} />
        </Suspense>
      )}
    </Section>
  );
}

interface LastProps {
  readonly runs: readonly ComparedRun[];
  readonly comparison: Comparison;
  readonly beside: Beside | Promise<Beside>;
  readonly frozen: boolean;
}

function Last({ runs, comparison, beside, frozen }: LastProps): ReactNode {
  return (
    <>
      <Section id="serving" title="Serving cost" flush>
        <Suspense>
          <ServingCosts runs={runs} beside={beside} frozen={frozen} />
        </Suspense>
      </Section>
      <Section id="notes" title={frozen ? 'Notes' : 'Artifacts and notes'} flush>
        <Suspense>
          <NotesAndArtifacts runs={comparison.runs} beside={beside} frozen={frozen} />
        </Suspense>
      </Section>
    </>
  );
}

function aboutDifferences(comparison: Comparison, runs: readonly ComparedRun[]): string | false {
  return runs.some(({ hasDifference }) => hasDifference) && `Differences are against ${referenceName(comparison)}`;
}
