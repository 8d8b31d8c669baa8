import { CHART_HEIGHT, type StepChart as Chart } from './prepare-serving.ts';

const FILLS = ['fill-run-a', 'fill-run-b', 'fill-run-c', 'fill-run-d', 'fill-run-e', 'fill-run-f'];
const KEYS = ['bg-run-a', 'bg-run-b', 'bg-run-c', 'bg-run-d', 'bg-run-e', 'bg-run-f'];
const colourOf = (colours: readonly string[], series: number) => colours[series % colours.length]!;

/** Bars over time, one a step; what each part is stands beneath, and on hover. */
export function StepChart({ chart }: { chart: Chart }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex justify-between gap-3 text-xs">
        <span className="font-medium text-ink-soft">{chart.title}</span>
        <span className="text-ink-faint">up to {chart.most}</span>
      </figcaption>
      <svg
        viewBox={`0 0 100 ${CHART_HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full border-b border-line-strong/60"
        role="img"
        aria-label={chart.summary}
      >
        {chart.bars.map(({ x, width, parts, title }) => (
          <g key={x}>
            <title>{title}</title>
            <rect x={x} y={0} width={width} height={CHART_HEIGHT} className="fill-transparent" />
            {parts.map(({ y, height, series }) => (
              <rect key={series} x={x} y={y} width={width} height={height} className={colourOf(FILLS, series)} />
            ))}
          </g>
        ))}
      </svg>
      {chart.series.length > 1 && (
        <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-faint" aria-hidden="true">
          {chart.series.map((name, series) => (
            <span key={name} className="flex items-center gap-1.5">
              <span className={`size-2 rounded-xs ${colourOf(KEYS, series)}`} />
              {name}
            </span>
          ))}
        </p>
      )}
    </figure>
  );
}
