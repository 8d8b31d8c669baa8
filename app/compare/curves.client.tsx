'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useEffect, useRef, useState } from 'react';
import type { RunCurves } from '#server/runs/run-curves';
import { CurveChart } from '../_ui/curve-chart.client.tsx';
import { CurveTable } from '../_ui/curve-table.tsx';
import { identityAt } from '../_ui/identity.ts';
import { type CurveLine, prepareCalibration, preparePrecisionRecall, prepareRoc } from '../_ui/prepare-curves.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Choice } from './class-grid.tsx';

interface CurvesProps {
  readonly runs: readonly { readonly id: string; readonly name: string; readonly position: number }[];
  /** Class value whose curves are drawn. */
  readonly shown: number;
  readonly classes: readonly { readonly label: number; readonly name: string; readonly href: Route }[];
}

/**
 * Curves of all runs over each other, one class against the rest, each run on its own holdout. Fetched when they come
 * into sight: they are most of what this page weighs.
 */
export function Curves({ runs, shown, classes }: CurvesProps) {
  const [ref, isSeen] = useSeen();
  const { data, error } = useQuery({
    queryKey: ['curves', ...runs.map(({ id }) => id)],
    queryFn: () => Promise.all(runs.map(({ id }) => fetchCurves(id))),
    enabled: isSeen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div ref={ref} className="min-h-72">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-faint">
        <span className="flex flex-wrap gap-x-2">
          {classes.map(({ label, name, href }) => (
            <Choice key={label} href={href} current={label === shown} title={name} />
          ))}
        </span>
        <span className="flex flex-wrap gap-x-3" aria-hidden="true">
          {runs.map(({ id, position }) => (
            <Sample key={id} position={position} />
          ))}
        </span>
      </div>
      {data && <Charts lines={toLines(runs, data, shown)} title={nameOf(classes, shown)} />}
      {!data && <p className="text-sm text-ink-faint">{error ? 'The curves could not be read.' : 'Drawing…'}</p>}
    </div>
  );
}

function Charts({ lines, title }: { lines: readonly CurveLine[]; title: string }) {
  const charts = [
    { name: 'ROC', chart: prepareRoc(title, lines) },
    { name: 'Precision and recall', chart: preparePrecisionRecall(title, lines) },
    { name: 'Calibration', chart: prepareCalibration(title, lines) },
  ];
  return (
    <div className="grid gap-x-4 gap-y-5 md:grid-cols-2 xl:grid-cols-3">
      {charts.map(({ name, chart }) => (
        <div key={name} className="min-w-0">
          <h3 className="text-sm font-medium">{name}</h3>
          <CurveChart chart={chart} />
          <CurveTable chart={chart} />
        </div>
      ))}
    </div>
  );
}

/** A bit of a run's line, to find it in the charts. */
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
function toLines(runs: CurvesProps['runs'], all: readonly RunCurves[], shown: number): CurveLine[] {
  return runs.flatMap(({ id, name, position }, i) => {
    const classes = all[i]?.classes ?? [];
    const curves = classes.find(({ label }) => label === shown) ?? (classes.length === 1 ? classes[0] : undefined);
    const { letter, colour, dash } = identityAt(position);
    return curves ? [{ key: id, name: `${letter} ${name}`, colour, dash, curves }] : [];
  });
}

const nameOf = (classes: CurvesProps['classes'], shown: number): string =>
  classes.find(({ label }) => label === shown)?.name ?? String(shown);

async function fetchCurves(id: string): Promise<RunCurves> {
  const answer = await fetch(`/api/v1/runs/${id}/curves`);
  if (!answer.ok) throw new Error(`The curves of run ${id} were answered with ${answer.status}`);
  return answer.json();
}

/** Whether an element has come near the screen. */
function useSeen() {
  const ref = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: '300px',
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, isSeen] as const;
}
