import type { RowVerdict } from '#server/feature-store/judge-rows';
import type { JudgedRow } from './prepare-answer.ts';
import { placeOf, type TimeRange } from './prepare-moments.ts';

interface TimelineProps {
  readonly rows: readonly JudgedRow[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** 0 = for ever. */
  readonly ttlMs: number;
  readonly range: TimeRange;
  readonly summary: string;
}

const EVENT_Y = 26;
const WRITTEN_Y = 62;

const EVENT_LOOKS: Readonly<Record<RowVerdict, string>> = {
  chosen: 'fill-accent stroke-accent',
  outsideTtl: 'fill-worse stroke-worse',
  later: 'fill-surface stroke-line-strong',
  writtenLater: 'fill-surface stroke-line-strong',
  writtenUnknown: 'fill-surface stroke-line-strong',
  superseded: 'fill-line-strong stroke-line-strong',
  corrected: 'fill-line-strong stroke-line-strong',
  tied: 'fill-line-strong stroke-line-strong',
};

const percent = (place: number): string => `${Math.min(100, Math.max(0, place))}%`;

/** Rows that still stand apart from each other. */
const FEW = 40;

function RowMark({ row, range, radius }: { row: JudgedRow; range: TimeRange; radius: number }) {
  const event = percent(placeOf(row.event, range));
  const created = row.created === null ? null : percent(placeOf(row.created, range));
  const counts = row.verdict === 'chosen' || row.verdict === 'outsideTtl';
  const line = counts ? 'stroke-accent' : 'stroke-line';
  return (
    <g>
      {created && <line x1={event} y1={EVENT_Y} x2={created} y2={WRITTEN_Y} className={line} />}
      {created && <circle cx={created} cy={WRITTEN_Y} r={2.5} className="fill-ink-faint" />}
      <circle
        cx={event}
        cy={EVENT_Y}
        r={counts ? 6.5 : radius}
        strokeWidth={1.5}
        className={EVENT_LOOKS[row.verdict]}
      />
    </g>
  );
}

/** Rows of one key over time: above their events, below when each was written, and the moment asked about. */
export function Timeline({ rows, at, ttlMs, range, summary }: TimelineProps) {
  const moment = placeOf(at, range);
  const oldest = ttlMs > 0 ? Math.max(0, placeOf(at - ttlMs, range)) : 0;
  return (
    <figure className="mt-1">
      <svg width="100%" height={84} role="img" aria-label={`${rows.length} rows over time. ${summary}`}>
        <rect x={percent(oldest)} y={8} width={percent(moment - oldest)} height={36} className="fill-accent-soft" />
        <line x1="0" y1={EVENT_Y} x2="100%" y2={EVENT_Y} className="stroke-line" />
        <line x1="0" y1={WRITTEN_Y} x2="100%" y2={WRITTEN_Y} className="stroke-line" />
        {rows.toReversed().map((row) => (
          <RowMark key={row.key} row={row} range={range} radius={rows.length > FEW ? 2.5 : 4.5} />
        ))}
        <line x1={percent(moment)} y1={0} x2={percent(moment)} y2={84} strokeWidth={1.5} className="stroke-ink" />
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-faint" aria-hidden="true">
        <Key className="rounded-full bg-accent">the row that counts</Key>
        <Key className="rounded-full bg-line-strong">known, but beaten</Key>
        <Key className="rounded-full border border-line-strong">not known yet</Key>
        <Key className="h-1.5! w-1.5! rounded-full bg-ink-faint">when it was written</Key>
        <Key className="bg-accent-soft">within the ttl</Key>
      </figcaption>
    </figure>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`inline-block size-2.5 ${className}`} />
      {children}
    </span>
  );
}
