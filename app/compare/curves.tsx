import { type RunCurves, readRunCurves } from '#server/runs/run-curves';
import { CurveChart } from '../_ui/curve-chart.client.tsx';
import { CurveTable } from '../_ui/curve-table.tsx';
import { identityAt } from '../_ui/identity.ts';
import { type CurveLine, prepareCalibration, preparePrecisionRecall, prepareRoc } from '../_ui/prepare-curves.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Choice } from './class-grid.tsx';
import type { CompareLink } from './compare-state.ts';
import type { ComparedRun } from './prepare-comparison.ts';

interface CurvesProps {
  readonly runs: readonly ComparedRun[];
  /** Class value asked for; '' for the last class, which is mostly the rare one. */
  readonly asked: string;
  readonly link: CompareLink;
}

/** Curves of all runs over each other, one class against the rest, each run on its own holdout. */
export async function Curves({ runs, asked, link }: CurvesProps) {
  const all: RunCurves[] = [];
  for (const run of runs) all.push(await readRunCurves(run.id));
  const classes = all[0]?.classes ?? [];
  const shown = classes.find(({ label }) => String(label) === asked) ?? classes.at(-1);
  if (!shown) return null;
  const lines = runs.flatMap((run, i): CurveLine[] => {
    const curves = all[i]!.classes.find(({ label }) => label === shown.label);
    const { letter, colour, dash } = identityAt(run.position);
    return curves ? [{ key: run.id, name: `${letter} ${run.name}`, colour, dash, curves }] : [];
  });
  const charts = [prepareRoc, preparePrecisionRecall, prepareCalibration].map((prepare) => prepare(shown.name, lines));
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-faint">
        {classes.length > 1 && (
          <span className="flex flex-wrap gap-x-2">
            {classes.map(({ label, name }) => (
              <Choice key={label} href={link({ class: String(label) })} current={label === shown.label} title={name} />
            ))}
          </span>
        )}
        <span className="flex flex-wrap gap-x-3" aria-hidden="true">
          {runs.map((run) => (
            <Sample key={run.id} run={run} />
          ))}
        </span>
      </div>
      <div className="grid gap-x-4 gap-y-5 md:grid-cols-2 xl:grid-cols-3">
        {charts.map((chart, i) => (
          <div key={chart.xTitle} className="min-w-0">
            <h3 className="text-sm font-medium">{['ROC', 'Precision and recall', 'Calibration'][i]}</h3>
            <CurveChart chart={chart} />
            <CurveTable chart={chart} />
          </div>
        ))}
      </div>
    </>
  );
}

/** A bit of a run's line, to find it in the charts. */
function Sample({ run }: { run: ComparedRun }) {
  const { colour, dash } = identityAt(run.position);
  return (
    <span className="inline-flex items-center gap-1">
      <svg viewBox="0 0 24 4" className="h-1 w-6" aria-hidden="true">
        <line x1="0" x2="24" y1="2" y2="2" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
      </svg>
      <RunIdentity position={run.position} />
    </span>
  );
}
