import type { Route } from 'next';
import Link from 'next/link';
import { describeServedFeatures, describeServing, type ServingSpan } from '#server/inference/describe-serving';
import type { RegisteredModel } from '#server/models/schema';
import { PRODUCTION } from '#server/models/vocabulary';
import { DataTable } from '../../../_ui/data-table.tsx';
import { EmptyState } from '../../../_ui/empty-state.tsx';
import { MetricCard } from '../../../_ui/metric-card.tsx';
import { Section } from '../../../_ui/section.tsx';
import { prepareCharts, prepareFigures, prepareShadows, type ShadowRow } from './prepare-serving.ts';
import { ServedDriftTable } from './served-drift-table.tsx';
import { StepChart } from './step-chart.tsx';

const SPANS: Readonly<Record<ServingSpan, string>> = { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' };

/** What is asked of a model and what it answers, and whether its features are still those it learned from. */
export async function LiveSection({ model, span }: { model: RegisteredModel; span: ServingSpan }) {
  const production = model.versions.find(({ aliases }) => aliases.includes(PRODUCTION));
  const [serving, features] = await Promise.all([
    describeServing(model.name, span),
    production ? describeServedFeatures(production) : null,
  ]);
  const classes = model.versions[0]?.signature.label.classes ?? [];
  const names = new Map(classes.map(({ value, name }) => [String(value), name]));
  const shadows = prepareShadows(serving);
  return (
    <>
      <Section
        title="Live"
        id="live"
        about="Requests from outside; what pages here ask is not counted."
        actions={<SpanLinks model={model.name} span={span} />}
      >
        {serving.total.requests === 0 ? (
          <EmptyState title="Nobody asked in this time" level="h3">
            Send a request to <code>/invocations?model={model.name}</code>; it is counted here within ten seconds.
          </EmptyState>
        ) : (
          <div className="grid gap-4">
            <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
              {prepareFigures(serving).map(({ title, value, about }) => (
                <MetricCard key={title} title={title} value={value} against={about} />
              ))}
            </div>
            <div className="grid gap-4 md:grid-cols-3">
              {prepareCharts(serving, names).map((chart) => (
                <StepChart key={chart.title} chart={chart} />
              ))}
            </div>
          </div>
        )}
      </Section>
      {shadows.length > 0 && (
        <Section
          title="In the shadow"
          about="The candidate answers the same requests in silence; nobody waits for it."
          flush
        >
          <ShadowTable rows={shadows} />
        </Section>
      )}
      {production && features && features.rows > 0 && (
        <Section
          title="Drift of served features"
          about={`The newest ${features.rows} sampled rows of ${production.version} beside those it learned from.`}
          flush
        >
          <ServedDriftTable features={features.features} />
        </Section>
      )}
    </>
  );
}

function SpanLinks({ model, span }: { model: string; span: ServingSpan }) {
  return (
    <nav aria-label="Time" className="flex gap-1 text-sm">
      {Object.entries(SPANS).map(([value, title]) => (
        <Link
          key={value}
          href={`/models/${model}?live=${value}#live` as Route}
          aria-current={value === span ? 'true' : undefined}
          scroll={false}
          className="rounded-md px-2 py-1 text-ink-soft hover:bg-hover aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-strong"
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

function ShadowTable({ rows }: { rows: readonly ShadowRow[] }) {
  return (
    <DataTable
      caption="Candidates beside the version that answered"
      rows={rows}
      rowKey={({ candidate, version }) => `${candidate} ${version}`}
      columns={[
        { key: 'candidate', title: 'Candidate', cell: ({ candidate }) => candidate },
        { key: 'version', title: 'Beside', cell: ({ version }) => version },
        { key: 'rows', title: 'Rows', align: 'right', cell: ({ rows: count }) => count },
        { key: 'differing', title: 'Answered otherwise', align: 'right', cell: ({ differing }) => differing },
        { key: 'skipped', title: 'Skipped', align: 'right', cell: ({ skipped }) => skipped },
        { key: 'failed', title: 'Failed', align: 'right', cell: ({ failed }) => failed },
      ]}
    />
  );
}
