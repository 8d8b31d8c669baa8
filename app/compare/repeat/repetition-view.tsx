import type { Repetition } from '#server/runs/repeat-schema';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';
import { Section } from '../../_ui/section.tsx';
import { DistributionFigure } from './distribution-figure.tsx';
import { prepareDistributions, prepareRepeatedRows } from './prepare-repetition.ts';
import { RepetitionTable } from './repetition-table.tsx';

/** What many splits say, from the verdict down to every metric. */
export function RepetitionView({ repetition }: { repetition: Repetition }) {
  const { verdict, splits, seed, rows, runs, durationMs } = repetition;
  const missing = rows.leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="grid gap-4">
      <section aria-label="Verdict" className="panel border-l-4 border-l-accent px-4 py-3">
        <p className="eyebrow">Verdict over {formatQuantity(splits, 'split')}</p>
        <p className="mt-0.5 max-w-4xl text-base font-medium">{verdict}</p>
      </section>
      <Section
        title="How the differences lie"
        about="A bar is how many splits; blue is better than A, orange worse. The dot is the mean, the band its 95% interval after Nadeau and Bengio, who correct for training rows that splits share"
      >
        <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
          {prepareDistributions(repetition).map((distribution) => (
            <DistributionFigure key={distribution.key} distribution={distribution} />
          ))}
        </div>
      </Section>
      <Section
        title="Every metric"
        about="Mean ± deviation over the splits, then the difference from A, its interval, and in how many splits it is better / the same / worse"
        flush
      >
        <RepetitionTable rows={prepareRepeatedRows(repetition)} runs={runs} />
      </Section>
      <p className="text-sm text-ink-faint">
        Every split trained all runs on the same {formatCount(rows.train)} rows and judged them on the other{' '}
        {formatCount(rows.holdout)}, seeds from {seed}; it took {formatDuration(durationMs)}.
        {rows.sealed > 0 && ` ${formatQuantity(rows.sealed, 'sealed row')} took no part.`}
        {missing > 0 && ` ${formatQuantity(missing, 'row')} that some run cannot learn from took no part.`}
      </p>
    </div>
  );
}
