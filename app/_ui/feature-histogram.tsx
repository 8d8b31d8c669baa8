import { HISTOGRAM_HEIGHT, HISTOGRAM_WIDTH, type PreparedHistogram } from './prepare-histogram.ts';

/** A small histogram with its range below. */
export function FeatureHistogram({ histogram }: { histogram: PreparedHistogram }) {
  return (
    <figure className="w-36">
      <svg
        viewBox={`0 0 ${HISTOGRAM_WIDTH} ${HISTOGRAM_HEIGHT}`}
        preserveAspectRatio="none"
        className="h-7 w-full border-b border-line-strong/60"
        role="img"
        aria-label={histogram.summary}
      >
        {histogram.bars.map((bar) => (
          <rect key={bar.x} x={bar.x} y={bar.y} width={bar.width} height={bar.height} className="fill-accent/75">
            <title>{bar.title}</title>
          </rect>
        ))}
      </svg>
      <figcaption className="flex justify-between text-2xs text-ink-faint" aria-hidden="true">
        <span>{histogram.from}</span>
        <span>{histogram.to}</span>
      </figcaption>
    </figure>
  );
}
