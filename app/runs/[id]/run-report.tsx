import type { ProbabilityFigures } from '#server/runs/probability-figures';
import type { Run } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import { ConfusionMatrix } from '../../_ui/confusion-matrix.tsx';
import { LearningCurve } from '../../_ui/learning-curve.client.tsx';
import { MetricCard } from '../../_ui/metric-card.tsx';
import { prepareConfusion } from '../../_ui/prepare-confusion.ts';
import { prepareLearningCurve } from '../../_ui/prepare-learning-curve.ts';
import { prepareReport } from '../../_ui/prepare-report.ts';
import { ReportTable } from '../../_ui/report-table.tsx';
import { Section } from '../../_ui/section.tsx';
import { CellRows } from './cell-rows.tsx';
import { prepareMetricCards } from './prepare-metric-cards.ts';
import { type CellView, cellLinks } from './read-cell.ts';

interface RunReportProps {
  readonly run: Run;
  readonly report: Report;
  readonly baseline: Report;
  readonly probable: ProbabilityFigures;
  /** The cell whose rows are shown. */
  readonly cell: CellView | null;
}

/** What a finished run is worth: figures against the baseline, the report, the confusion matrix, the learning curve. */
export function RunReport({ run, report, baseline, probable, cell }: RunReportProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        {prepareMetricCards(report, baseline, probable).map(({ name, ...card }) => (
          <MetricCard key={name} {...card} />
        ))}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Section title="Classification report" flush>
          <ReportTable report={prepareReport(report)} caption={`Classification report of ${run.name}`} />
        </Section>
        <Section title="Confusion matrix" about="Shaded by the share of each true class; a cell opens its rows">
          <ConfusionMatrix
            matrix={prepareConfusion(report)}
            caption={`Confusion matrix of ${run.name}`}
            links={cellLinks(run.id, report, cell)}
          />
        </Section>
        {cell && (
          <div className="min-w-0 xl:col-span-2">
            <CellRows run={run} view={cell} />
          </div>
        )}
        <Section title="Majority class on the same rows" flush>
          <ReportTable report={prepareReport(baseline)} caption="Classification report of the majority class" />
        </Section>
        {run.learningCurve && run.learningCurve.step.length > 1 && (
          <Section title="Learning curve" about="Mean log loss after each round">
            <LearningCurve curve={prepareLearningCurve(run.learningCurve)} />
          </Section>
        )}
      </div>
    </>
  );
}
