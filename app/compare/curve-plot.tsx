import type { PointerEvent } from 'react';
import { memo } from 'react';
import { IdentityDot } from './identity-dot.tsx';
import type { ComparedChart } from './prepare-compared-curves.ts';
import { BOX, traceBand, traceLine } from './trace-curve.ts';

const FULL = { width: '100%', height: '100%', viewBox: `0 0 ${BOX} ${BOX}`, preserveAspectRatio: 'none' } as const;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

interface CurvePlotProps {
  readonly chart: ComparedChart;
  /** Positions of the runs whose bands are drawn. */
  readonly banded: readonly number[];
  /** Where the cursor stands, 0 to 1. */
  readonly cursor: number;
  readonly onCursor: (x: number) => void;
}

/** Lines over the unit square with one upright cursor for all of them. */
export function CurvePlot({ chart, banded, cursor, onCursor }: CurvePlotProps) {
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onCursor(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  const ticks = yTicks(chart);
  return (
    <figure
      aria-label={chart.summary}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-1.5 text-2xs text-ink-faint"
    >
      <span className="col-start-2 mb-1" aria-hidden="true">
        ↑ {chart.yTitle}
      </span>
      <span className="flex h-64 flex-col-reverse justify-between text-right" aria-hidden="true">
        {ticks.map(({ at, text }) => (
          <span key={at} className="h-0 leading-0">
            {text}
          </span>
        ))}
      </span>
      <div
        className="relative h-64 cursor-crosshair touch-pan-y border border-line"
        onPointerMove={follow}
        onPointerDown={follow}
        aria-hidden="true"
      >
        <svg className="size-full overflow-visible" aria-hidden="true">
          <Drawing chart={chart} banded={banded.join(' ')} />
        </svg>
        <span
          className="pointer-events-none absolute inset-y-0 w-px bg-ink-soft"
          style={{ left: `${100 * cursor}%` }}
        />
      </div>
      <span className="col-start-2 flex justify-between pt-1" aria-hidden="true">
        {QUARTERS.map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </span>
    </figure>
  );
}

/** All that stays as it is while the cursor moves. */
const Drawing = memo(function Drawing({ chart, banded }: { chart: ComparedChart; banded: string }) {
  const isBanded = (position: number): boolean => banded.split(' ').includes(String(position));
  return (
    <>
      {QUARTERS.map((at) => (
        <g key={at} stroke="var(--color-line)">
          <line x1={`${100 * at}%`} x2={`${100 * at}%`} y1="0" y2="100%" />
          <line x1="0" x2="100%" y1={`${100 * at}%`} y2={`${100 * at}%`} />
        </g>
      ))}
      <Chance chance={chart.chance} />
      <svg {...FULL} aria-hidden="true">
        {chart.lines.map((line) =>
          isBanded(line.position) ? (
            <path key={line.key} d={traceBand(chart, line)} fill={line.colour} fillOpacity="0.14" />
          ) : null,
        )}
        {chart.lines.map((line) => (
          <path
            key={line.key}
            d={traceLine(chart, line)}
            fill="none"
            stroke={line.colour}
            strokeWidth={line.mirrored ? 1.25 : 2}
            strokeDasharray={line.dash}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {chart.lines.flatMap(({ key, position, dot, points }) => [
        ...(chart.drawn === 'dots'
          ? points.map(({ x, y }) => <IdentityDot key={`${key} ${x}`} share={x} up={y} position={position} />)
          : []),
        ...(dot ? [<IdentityDot key={`${key} now`} share={dot.x} up={dot.y} position={position} />] : []),
      ])}
    </>
  );
});

function Chance({ chance }: Pick<ComparedChart, 'chance'>) {
  if (chance === null) return null;
  const [from, to] = chance === 'diagonal' ? ['100%', '0%'] : [`${100 * (1 - chance)}%`, `${100 * (1 - chance)}%`];
  return <line x1="0" x2="100%" y1={from} y2={to} stroke="var(--color-line-strong)" strokeDasharray="3 3" />;
}

/** From the bottom up; mirrored lines count away from the middle. */
function yTicks({ lines, top }: ComparedChart): { at: number; text: string }[] {
  const isTwoSided = lines.some(({ mirrored }) => mirrored);
  return QUARTERS.map((at) => {
    const value = isTwoSided ? Math.abs(at - 0.5) * 2 * top : at * top;
    return { at, text: value.toFixed(2) };
  });
}
