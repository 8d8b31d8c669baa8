import type { SealedResult as Sealed } from '#server/models/schema';
import { formatMetric, formatQuantity } from '../../../_ui/format-number.ts';
import { prepareReport } from '../../../_ui/prepare-report.ts';
import { ReportTable } from '../../../_ui/report-table.tsx';
import { Section } from '../../../_ui/section.tsx';

/** What the rows said that nothing had seen before the promotion. */
export function SealedResult({ sealed }: { sealed: Sealed }) {
  const { report, baseline, looksBefore } = sealed;
  const looks =
    looksBefore === 0
      ? 'Nothing had looked at them before.'
      : `${formatQuantity(looksBefore, 'other run')} had been scored on them before.`;
  return (
    <Section
      title="Sealed slice"
      about={`${formatQuantity(report.rows, 'row')} set aside before training, scored once, at the promotion. ${looks} Macro F1 ${formatMetric(report.metrics.f1_macro)} against ${formatMetric(baseline.metrics.f1_macro)} of the majority class, accuracy ${formatMetric(report.metrics.accuracy)} against ${formatMetric(baseline.metrics.accuracy)}.`}
      flush
    >
      <ReportTable report={prepareReport(report)} caption="Classification report of the sealed slice" />
    </Section>
  );
}
