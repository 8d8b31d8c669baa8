import { Callout } from '../_ui/callout.tsx';
import { DataTable } from '../_ui/data-table.tsx';
import { Moment } from '../_ui/moment.tsx';
import { Section } from '../_ui/section.tsx';
import { Tag } from '../_ui/tag.tsx';
import type { PreparedPrediction } from './prepare-prediction.ts';

function Probabilities({ prediction }: { prediction: PreparedPrediction }) {
  return (
    <ul className="grid gap-2" aria-label="Probability of each class">
      {prediction.probabilities.map((one) => (
        <li key={one.key} className="grid grid-cols-[6.5rem_minmax(0,1fr)_3.5rem] items-center gap-3 text-sm">
          <span className={one.chosen ? 'font-semibold' : 'text-ink-soft'}>{one.title}</span>
          <span className="h-2.5 overflow-hidden rounded-sm bg-line" aria-hidden="true">
            <span
              className={`block h-full ${one.chosen ? 'bg-accent' : 'bg-line-strong'}`}
              style={{ width: `${100 * one.share}%` }}
            />
          </span>
          <span className="text-right">{one.percent}</span>
        </li>
      ))}
    </ul>
  );
}

/** The answer with its probabilities, and the features exactly as they were fetched. */
export function PredictionCard({ customer, prediction }: { customer: string; prediction: PreparedPrediction }) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[2fr_3fr]">
      <Section title={`Customer ${customer}`}>
        <p className="mb-3 text-2xl font-semibold tracking-tight">{prediction.title}</p>
        {prediction.reason && <Callout tone="note" title={prediction.reason} role="status" />}
        <Probabilities prediction={prediction} />
      </Section>
      <Section title="Features as fetched" about="From the online store, at this moment" flush>
        <DataTable
          caption="Features as fetched"
          rows={prediction.features}
          rowKey={(feature) => feature.reference}
          columns={[
            {
              key: 'name',
              title: 'Feature',
              cell: (feature) => (
                <span className="font-mono text-xs" title={feature.reference}>
                  {feature.name}
                </span>
              ),
            },
            { key: 'value', title: 'Value', align: 'right', cell: (feature) => feature.value },
            {
              key: 'note',
              title: 'Note',
              cell: (feature) => feature.outsideTraining && <Tag tone="caution">outside training range</Tag>,
            },
            {
              key: 'asOf',
              title: 'As of',
              align: 'right',
              cell: (feature) => (feature.asOf ? <Moment date={feature.asOf} /> : '—'),
            },
          ]}
        />
      </Section>
    </div>
  );
}
