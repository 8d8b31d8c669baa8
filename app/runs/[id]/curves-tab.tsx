import type { ReactNode } from 'react';
import { type ClassCurves, readRunCurves } from '#server/runs/run-curves';
import type { Run } from '#server/runs/schema';
import { Callout } from '../../_ui/callout.tsx';
import { CurveChart } from '../../_ui/curve-chart.client.tsx';
import { CurveTable } from '../../_ui/curve-table.tsx';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import {
  type CurveChart as Chart,
  type CurveLine,
  prepareCalibration,
  preparePrecisionRecall,
  prepareRoc,
} from '../../_ui/prepare-curves.ts';
import { prepareScoreBars } from '../../_ui/prepare-score-bars.ts';
import { ScoreBars } from '../../_ui/score-bars.tsx';
import { queryValue, type SearchParams } from '../../_ui/search-params.ts';
import { Section } from '../../_ui/section.tsx';
import { readThreshold } from './prepare-threshold.ts';
import { ThresholdExplorer } from './threshold-explorer.client.tsx';

/** So many small charts stand beside each other; of more classes the largest are shown. */
const MOST_CLASSES = 6;

/** What the probabilities of a run are worth, whatever threshold one answers from. */
export async function CurvesTab({ run, params }: { run: Run; params: SearchParams }) {
  const { classes: all, rows } = await readRunCurves(run.id);
  const largest = all.toSorted((a, b) => b.support - a.support).slice(0, MOST_CLASSES);
  const classes = all.filter((one) => largest.includes(one));
  const where = run.crossValidation ? 'each scored by a model that had not seen it' : 'held out';
  const about = `On ${formatQuantity(rows, 'row')}, ${where}. Dashed: what chance comes to.`;
  return (
    <div className={`grid gap-4 ${classes.length === 1 ? 'xl:grid-cols-2' : ''}`}>
      {classes.length < all.length && (
        <Callout tone="note" title={`The ${MOST_CLASSES} largest of ${all.length} classes are shown`}>
          All of them are at <code className="font-mono text-xs">/api/v1/runs/{run.id}/curves</code>.
        </Callout>
      )}
      <div className="min-w-0 xl:col-span-full">
        <ThresholdSection classes={classes} params={params} />
      </div>
      <Multiples title="ROC" about={about} classes={classes}>
        {(curves) => (
          <Figure
            chart={prepareRoc(curves.name, [lineOf(run, curves)])}
            figure={curves.roc && `area ${formatMetric(curves.roc.area)}`}
            none="Without rows of the class, or of the rest, there is no such curve."
          />
        )}
      </Multiples>
      <Multiples title="Precision and recall" about={about} classes={classes}>
        {(curves) => (
          <Figure
            chart={preparePrecisionRecall(curves.name, [lineOf(run, curves)])}
            figure={
              curves.precisionRecall && `average precision ${formatMetric(curves.precisionRecall.averagePrecision)}`
            }
            none="The holdout has no row of the class."
          />
        )}
      </Multiples>
      <Multiples
        title="Calibration"
        about="Ten bins of the probability given; on the dashed line it comes true as often as it says."
        classes={classes}
      >
        {(curves) => (
          <Figure
            chart={prepareCalibration(curves.name, [lineOf(run, curves)])}
            figure={formatQuantity(curves.calibration.length, 'bin with rows', 'bins with rows')}
            none=""
          />
        )}
      </Multiples>
      <Multiples
        title="Scores"
        about="Where the probabilities lie: the less overlap, the better told apart."
        classes={classes}
      >
        {(curves) => <ScoreBars name={curves.name} bars={prepareScoreBars(curves.name, curves.steps)} />}
      </Multiples>
    </div>
  );
}

function ThresholdSection({ classes, params }: { classes: readonly ClassCurves[]; params: SearchParams }) {
  // Where moving a threshold says most.
  const rarest = classes.toSorted((a, b) => b.support - a.support).findLast(({ support }) => support > 0);
  return (
    <Section
      title="Threshold"
      about="Answer a class wherever its probability is at least this much: the report that would come of it."
    >
      <ThresholdExplorer
        classes={classes.map(({ label, name, steps }) => ({ label, name, steps }))}
        initial={{
          label: Number(queryValue(params, 'class') || rarest?.label),
          threshold: readThreshold(queryValue(params, 'threshold')) ?? 0.5,
        }}
      />
    </Section>
  );
}

const lineOf = ({ id, name }: Run, curves: ClassCurves): CurveLine => {
  return { key: id, name, colour: 'var(--color-run-a)', dash: '', curves };
};

interface MultiplesProps {
  readonly title: string;
  readonly about: string;
  readonly classes: readonly ClassCurves[];
  readonly children: (curves: ClassCurves) => ReactNode;
}

/** The same small chart for every class. */
function Multiples({ title, about, classes, children }: MultiplesProps) {
  return (
    <Section title={title} about={about}>
      <div className={`grid gap-x-6 gap-y-5 ${classes.length === 1 ? '' : 'md:grid-cols-2 xl:grid-cols-3'}`}>
        {classes.map((curves) => (
          <div key={curves.label} className="min-w-0">
            <h3 className="mb-1 text-sm font-medium">
              {curves.name} <span className="font-normal text-ink-faint">{formatQuantity(curves.support, 'row')}</span>
            </h3>
            {children(curves)}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** A chart with the figure that sums it up and its table; a sentence where there is nothing to draw. */
function Figure({ chart, figure, none }: { chart: Chart; figure: string | null; none: string }) {
  if (figure === null) return <p className="text-sm text-ink-faint">{none}</p>;
  return (
    <>
      <p className="text-xs text-ink-soft">{figure}</p>
      <CurveChart chart={chart} />
      <CurveTable chart={chart} />
    </>
  );
}
