import { RunIdentity } from '../../_ui/run-identity.tsx';
import type { Distribution } from './prepare-repetition.ts';

const FILLS: Record<Distribution['bars'][number]['side'], string> = {
  challenger: 'fill-better',
  reference: 'fill-worse',
  none: 'fill-ink-faint',
};

/** How the differences of many splits lie: the upright line is none, the bar below is the corrected 95% interval. */
export function DistributionFigure({ distribution }: { distribution: Distribution }) {
  const { position, title, bars, zero, mean, low, high, from, to, summary } = distribution;
  return (
    <figure className="min-w-0">
      <p className="mb-1 text-sm font-medium">
        <RunIdentity position={position} /> − <RunIdentity position={0} /> {title}
      </p>
      <div className="relative">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="h-28 w-full" role="img" aria-label={summary}>
          {bars.map((bar) => (
            <rect
              key={bar.key}
              x={bar.x + bar.width * 0.06}
              y={100 - bar.height}
              width={bar.width * 0.88}
              height={bar.height}
              className={FILLS[bar.side]}
            >
              <title>{bar.title}</title>
            </rect>
          ))}
        </svg>
        <span aria-hidden="true" className="absolute inset-y-0 w-px bg-ink-soft" style={{ left: `${zero}%` }} />
      </div>
      <div aria-hidden="true" className="relative h-4 border-t border-line-strong">
        <span
          className="absolute top-1.5 h-1 rounded-full bg-ink-soft"
          style={{ left: `${low}%`, width: `${Math.max(0.5, high - low)}%` }}
        />
        <span
          className="absolute top-0.5 size-3 -translate-x-1/2 rounded-full border-2 border-surface bg-ink"
          style={{ left: `${mean}%` }}
        />
      </div>
      <div aria-hidden="true" className="flex justify-between text-2xs text-ink-faint">
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <figcaption className="mt-1 text-xs text-ink-soft">{summary}.</figcaption>
    </figure>
  );
}
