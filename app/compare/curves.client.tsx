'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunCurves } from '#server/runs/run-curves';
import { CurveTable } from '../_ui/curve-table.tsx';
import { identityAt } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Choice } from './choice.tsx';
import { CurvePlot } from './curve-plot.tsx';
import { CurveReadout } from './curve-readout.tsx';
import { type ComparedChart, type ComparedCurve, prepareComparedCurves } from './prepare-compared-curves.ts';
import type { CurveChoices } from './prepare-curve-choices.ts';
import { useSeen } from './use-seen.client.ts';

/** Of the width: where the steep part of most curves is over. */
const CURSOR_AT_FIRST = 0.25;

interface CurvesProps {
  readonly choices: CurveChoices;
  /** The frozen comparison that has kept them; those of the runs where left out. */
  readonly keptIn?: string | undefined;
}

/**
 * Curves of all runs over each other, one class against the rest, each run on its own holdout. Fetched when they come
 * into sight: they are most of what this page weighs.
 */
export function Curves({ choices, keptIn }: CurvesProps) {
  const { runs } = choices;
  const [ref, isSeen] = useSeen<HTMLDivElement>();
  const { data, error } = useQuery({
    queryKey: ['curves', keptIn, ...runs.map(({ id }) => id)],
    queryFn: () => fetchCurves(keptIn, runs),
    enabled: isSeen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div ref={ref} className="min-h-80">
      {data ? (
        <Drawn choices={choices} known={data} />
      ) : (
        <p className="text-sm text-ink-faint">{error ? 'The curves could not be read.' : 'Drawing…'}</p>
      )}
    </div>
  );
}

function Drawn({ choices, known }: { choices: CurveChoices; known: readonly RunCurves[] }) {
  const { runs, classes, curves, banded } = choices;
  const [picked, pick] = useState({ href: choices.href, curve: choices.curve });
  const [cursor, setCursor] = useState(CURSOR_AT_FIRST);
  // What was clicked is drawn at once; the address follows, and another address is drawn as it says.
  const curve = picked.href === choices.href ? picked.curve : choices.curve;
  const shown = classes.find(({ current }) => current);
  const chart = prepareComparedCurves(curve, shown?.name ?? '', toLines(choices, known));
  return (
    <>
      <nav aria-label="Curves" className="mb-3 flex flex-wrap gap-x-4 gap-y-2 text-xs text-ink-faint">
        <span className="flex flex-wrap gap-1">
          {curves.map(({ name, title, href }) => (
            <Choice
              key={name}
              href={href}
              current={name === curve}
              title={title}
              onClick={() => pick({ href: choices.href, curve: name })}
            />
          ))}
        </span>
        <span className="flex flex-wrap gap-1">
          of
          {classes.map(({ label, name, href, current }) => (
            <Choice key={label} href={href} current={current} title={name} />
          ))}
        </span>
      </nav>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,5fr)_minmax(18rem,4fr)]">
        <div className="min-w-0">
          <CurvePlot chart={chart} banded={banded} cursor={cursor} onCursor={setCursor} />
          <label className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-2 text-2xs text-ink-faint">
            {chart.xTitle} →
            <input
              type="range"
              aria-label={`Cursor on ${chart.xTitle}`}
              min={0}
              max={1}
              step={0.01}
              value={cursor}
              onChange={(event) => setCursor(Number(event.target.value))}
              className="w-full accent-accent"
            />
          </label>
        </div>
        <div className="min-w-0">
          <CurveReadout chart={chart} runs={runs} banded={banded} cursor={cursor} />
          <Legend runs={runs} chart={chart} banded={banded} />
        </div>
      </div>
      <CurveTable chart={chart} />
    </>
  );
}

function Legend({ runs, chart, banded }: Pick<CurveChoices, 'runs' | 'banded'> & { chart: ComparedChart }) {
  const hasBands = chart.lines.some(({ band }) => band.length > 0);
  const hasMarks = chart.lines.some(({ dot }) => dot);
  const isOneThreshold = runs.every(({ operating }) => operating?.threshold !== null);
  return (
    <div className="mt-3 grid gap-1 text-2xs text-ink-faint">
      <p className="flex flex-wrap gap-x-3" aria-hidden="true">
        {runs.map(({ id, position }) => (
          <Sample key={id} position={position} />
        ))}
      </p>
      {hasBands && (
        <p>Bands: 95% intervals of {banded.map((position) => identityAt(position).letter).join(' and ')}.</p>
      )}
      {hasMarks && (
        <p>Marks: where each run answers now{isOneThreshold ? '' : ', with the class it finds most probable'}.</p>
      )}
      {chart.xTitle === 'threshold' && !hasMarks && (
        <p>No marks: the most probable of several classes is answered, so no one threshold decides.</p>
      )}
    </div>
  );
}

/** A bit of a run's line, to find it in the chart. */
function Sample({ position }: { position: number }) {
  const { colour, dash } = identityAt(position);
  return (
    <span className="inline-flex items-center gap-1">
      <svg viewBox="0 0 24 4" className="h-1 w-6" aria-hidden="true">
        <line x1="0" x2="24" y1="2" y2="2" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
      </svg>
      <RunIdentity position={position} />
    </span>
  );
}

/** Of two classes there are curves of the second alone, so whichever was asked for. */
function toLines({ runs, classes }: CurveChoices, all: readonly RunCurves[]): ComparedCurve[] {
  const shown = classes.find(({ current }) => current)?.label;
  return runs.flatMap(({ id, name, position, operating }, i) => {
    const known = all[i]?.classes ?? [];
    const curves = known.find(({ label }) => label === shown) ?? (known.length === 1 ? known[0] : undefined);
    const { letter, colour, dash } = identityAt(position);
    return curves ? [{ key: id, name: `${letter} ${name}`, colour, dash, curves, position, operating }] : [];
  });
}

function fetchCurves(keptIn: string | undefined, runs: readonly { readonly id: string }[]): Promise<RunCurves[]> {
  if (keptIn) return fetchJson(`/api/v1/comparisons/${keptIn}/curves`);
  return Promise.all(runs.map(({ id }) => fetchJson<RunCurves>(`/api/v1/runs/${id}/curves`)));
}

async function fetchJson<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  return answer.json();
}
