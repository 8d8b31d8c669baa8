'use client';

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { CurveChart as Chart } from './prepare-curves.ts';

const TICK = { fontSize: 11, fill: 'var(--color-ink-faint)' };
const AXIS = { type: 'number', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tick: TICK } as const;
const CHANCE = { stroke: 'var(--color-line-strong)', strokeDasharray: '3 3' };
const CORNERS = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
] as const;

type Row = Readonly<Record<string, number | string>>;

/** All lines one after the other: each has its own column, so that a step straight up keeps its two points. */
const toRows = ({ lines }: Chart): Row[] =>
  lines.flatMap(({ key, points }) => points.map(({ x, y, note }) => ({ x, [key]: y, note })));

/** Lines over the unit square, all rates from 0 to 1. */
export function CurveChart({ chart }: { chart: Chart }) {
  const rows = toRows(chart);
  return (
    <figure aria-label={chart.summary} className="min-w-0">
      <div className="h-60">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={rows} margin={{ top: 6, right: 12, bottom: 16, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--color-line)" />
            <XAxis
              {...AXIS}
              dataKey="x"
              stroke="var(--color-line-strong)"
              label={{ value: chart.xTitle, position: 'insideBottom', offset: -10, ...TICK }}
            />
            <YAxis
              {...AXIS}
              width={58}
              stroke="var(--color-line-strong)"
              label={{ value: chart.yTitle, angle: -90, position: 'insideLeft', offset: 8, dy: 40, ...TICK }}
            />
            {chart.chance === 'diagonal' && <ReferenceLine segment={CORNERS} {...CHANCE} />}
            {typeof chart.chance === 'number' && <ReferenceLine y={chart.chance} {...CHANCE} />}
            <Tooltip content={<PointNote chart={chart} />} />
            {chart.lines.map(({ key, name, colour, dash }) => (
              <Line
                key={key}
                type="linear"
                dataKey={key}
                name={name}
                stroke={colour}
                strokeDasharray={dash}
                strokeWidth={1.75}
                dot={chart.dots ? { r: 3, fill: colour, strokeDasharray: '' } : false}
                isAnimationActive={false}
                connectNulls
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

interface PointNoteProps {
  readonly chart: Chart;
  /** Given by the chart. */
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Row; readonly name?: string; readonly value?: unknown }[];
}

function PointNote({ chart, active, payload }: PointNoteProps) {
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="rounded-md border border-line bg-surface px-2 py-1 text-xs">
      <p className="text-ink-faint">{row.note}</p>
      <p>
        {chart.xTitle} {Number(row.x).toFixed(3)}
      </p>
      {payload.map(({ name, value }) => (
        <p key={name}>
          {chart.yTitle} {Number(value).toFixed(3)}
          {chart.lines.length > 1 && <span className="text-ink-faint"> {name}</span>}
        </p>
      ))}
    </div>
  );
}
