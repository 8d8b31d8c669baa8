import { describeSplit } from '#server/runs/describe-split';
import type { Sweep } from '#server/runs/sweep-schema';
import { SEARCHES } from '#server/runs/sweep-schema';
import { ALGORITHMS } from '#server/training/schema';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration, formatMoment } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Section } from '../../_ui/section.tsx';

/** What was asked of a sweep and what its data was: all one needs to do it again. */
export function SweepFacts({ sweep }: { sweep: Sweep }) {
  const { facts, progress, search, settings, split } = sweep;
  return (
    <Section title="How it was done">
      <KeyValues
        columns={2}
        items={[
          { key: 'Label', value: sweep.label },
          { key: 'Subsets', value: `${search}: ${SEARCHES[search]}` },
          { key: 'Settings', value: settingsText(settings) },
          { key: 'Folds', value: describeSplit(split, split.seed) },
          { key: 'Seed of the models', value: sweep.seed },
          { key: 'Time worked', value: formatDuration(sweep.durationMs) },
          ...(progress ? [{ key: 'Known before', value: formatQuantity(progress.reused, 'point') }] : []),
          ...(facts
            ? [
                { key: 'Rows', value: `${formatCount(facts.rows)} in folds, ${formatCount(facts.sealed)} sealed` },
                ...facts.leftOut.map(({ reason, count }) => ({
                  key: `Left out: ${reason}`,
                  value: formatCount(count),
                })),
                { key: 'As of', value: formatMoment(new Date(facts.asOf)) },
                { key: 'Dataset', value: <Fingerprint text={facts.datasetFingerprint} /> },
                { key: 'Split', value: <Fingerprint text={facts.splitFingerprint} /> },
              ]
            : []),
          { key: 'Code version', value: sweep.codeVersion },
        ]}
      />
    </Section>
  );
}

const Fingerprint = ({ text }: { text: string }) => (
  <code title={text} className="font-mono text-xs">
    {text.slice(0, 12)}
  </code>
);

function settingsText(settings: Sweep['settings']): string {
  const counts = new Map<string, number>();
  for (const { algorithm } of settings) {
    const { title } = ALGORITHMS[algorithm];
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => (count > 1 ? `${count} of ${title.toLowerCase()}` : title)).join(', ');
}
