import type { BatchSummary } from '#server/inference/score-batch';
import { Copyable } from '../../_ui/copyable.client.tsx';
import { formatCount, formatPercent, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Section } from '../../_ui/section.tsx';

/** So many ids are shown; all of them are in the file. */
const MOST_IDS = 50;

/** Where the predictions are, how the classes came out, and who could not be scored. */
export function BatchResult({ summary }: { summary: Omit<BatchSummary, 'scoredAt'> }) {
  const { uri, rows, scored, classes, unscored, durationMs } = summary;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section title="Result">
        <KeyValues
          items={[
            { key: 'File', value: <Copyable text={uri} label="address of the file" /> },
            { key: 'Rows', value: `${formatCount(rows)}, of which ${formatCount(scored)} scored` },
            { key: 'Took', value: formatDuration(durationMs) },
          ]}
        />
      </Section>
      <Section title="Classes">
        <KeyValues
          items={classes.map(({ value, name, count }) => ({
            key: `${value} ${name}`,
            value: `${formatCount(count)} (${formatPercent(count / Math.max(1, scored))})`,
          }))}
        />
      </Section>
      {unscored.length > 0 && (
        <Section title="Not scored" about={`${formatQuantity(unscored.length, 'customer')} without usable features`}>
          <p className="font-mono text-xs break-words">
            {unscored.slice(0, MOST_IDS).join(', ')}
            {unscored.length > MOST_IDS && ` and ${formatCount(unscored.length - MOST_IDS)} more, in the file`}
          </p>
        </Section>
      )}
    </div>
  );
}
