import type { FeatureView } from '#server/feature-store/vocabulary';
import { describeSplit } from '#server/runs/describe-split';
import type { Leaderboard } from '#server/runs/experiment-schema';
import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { formatDuration } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';

interface ExperimentFactsProps {
  readonly leaderboard: Leaderboard;
  readonly views: readonly FeatureView[];
}

/** What all runs of an experiment share, and what they cost together. */
export function ExperimentFacts({ leaderboard, views }: ExperimentFactsProps) {
  const { label, metric, split } = leaderboard.experiment;
  const entities = views.find(({ name }) => label.startsWith(`${name}:`))?.entities;
  const runs = [...leaderboard.standings.map(({ run }) => run), ...leaderboard.unplaced.map(({ run }) => run)];
  const spent = runs.reduce((sum, run) => sum + (run?.durations?.total ?? 0), 0);
  return (
    <Section title="What its runs share">
      <KeyValues
        items={[
          { key: 'Label', value: label },
          { key: 'Entity', value: entities?.join(', ') ?? 'its view is gone' },
          { key: 'Split', value: describeSplit(split, split.seed) },
          { key: 'Sealed slice', value: split.sealed ? 'scored once, at promotion' : 'none' },
          {
            key: 'Ranked by',
            value: `${METRIC_TITLES[metric]}, ${LESS_IS_BETTER.has(metric) ? 'less' : 'more'} is better`,
          },
          { key: 'Time of all runs', value: formatDuration(spent) },
        ]}
      />
    </Section>
  );
}
