'use client';

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { PreparedCurve } from './prepare-learning-curve.ts';

const AXIS = { fontSize: 11, fill: 'var(--color-ink-faint)' };
const LINE = { type: 'linear', dot: false, isAnimationActive: false, strokeWidth: 1.75 } as const;

function Legend({ hasHoldout }: { hasHoldout: boolean }) {
  return (
    <div className="mb-1 flex gap-4 text-xs text-ink-soft" aria-hidden="true">
      <span className="flex items-center gap-1.5">
        <span className="h-0 w-5 border-t-2 border-dashed border-run-b" />
        training
      </span>
      {hasHoldout && (
        <span className="flex items-center gap-1.5">
          <span className="h-0 w-5 border-t-2 border-run-a" />
          holdout
        </span>
      )}
    </div>
  );
}

/** Training and holdout loss by round. The height is reserved, so a live run does not move the page. */
export function LearningCurve({ curve }: { curve: PreparedCurve }) {
  return (
    <figure aria-label={curve.summary}>
      <Legend hasHoldout={curve.hasHoldout} />
      <div className="h-56">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={[...curve.points]} margin={{ top: 4, right: 8, bottom: 14, left: 0 }}>
            <CartesianGrid stroke="var(--color-line)" vertical={false} />
            <XAxis
              dataKey="step"
              type="number"
              domain={['dataMin', 'dataMax']}
              tick={AXIS}
              stroke="var(--color-line-strong)"
              allowDecimals={false}
              label={{ value: 'round', position: 'insideBottom', offset: -8, ...AXIS }}
            />
            <YAxis
              width={48}
              tick={AXIS}
              stroke="var(--color-line-strong)"
              domain={['auto', 'auto']}
              tickFormatter={(loss: number) => loss.toFixed(2)}
            />
            <Tooltip
              formatter={(loss) => (typeof loss === 'number' ? loss.toFixed(4) : loss)}
              labelFormatter={(step) => `Round ${step}`}
              contentStyle={{
                background: 'var(--color-surface)',
                border: '1px solid var(--color-line)',
                borderRadius: 6,
                fontSize: 12,
              }}
            />
            <Line {...LINE} dataKey="train" name="training loss" stroke="var(--color-run-b)" strokeDasharray="5 3" />
            {curve.hasHoldout && (
              <Line {...LINE} dataKey="holdout" name="holdout loss" stroke="var(--color-run-a)" connectNulls />
            )}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="text-xs text-ink-faint">{curve.summary}</figcaption>
    </figure>
  );
}
