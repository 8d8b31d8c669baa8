import Link from 'next/link';
import type { ReactNode } from 'react';
import type { StaleFeature } from '#server/feature-store/feature-history';
import type { Ingest } from '#server/feature-store/ingests.repo';
import type { ModelVersion } from '#server/models/schema';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import type { Run } from '#server/runs/schema';
import { DeltaMark } from './_ui/delta-mark.tsx';
import { formatMetric, formatQuantity } from './_ui/format-number.ts';
import { LinkButton } from './_ui/link-button.tsx';
import { Moment } from './_ui/moment.tsx';
import { prepareDelta } from './_ui/prepare-delta.ts';
import { StaleMark } from './_ui/stale-mark.tsx';
import type { NextStep, Production } from './prepare-overview.ts';

function Card({ title, accent = false, children }: { title: string; accent?: boolean; children: ReactNode }) {
  return (
    <section aria-label={title} className={`panel flex flex-col px-4 py-3 ${accent ? 'border-accent/50' : ''}`}>
      <h2 className="eyebrow mb-1">{title}</h2>
      {children}
    </section>
  );
}

/** The one thing to do next. */
export function NextStepCard({ step }: { step: NextStep }) {
  return (
    <Card title="Next step" accent>
      <p className="text-base font-semibold">{step.title}</p>
      <p className="mt-0.5 mb-3 flex-1 text-sm text-ink-soft">{step.why}</p>
      <div>
        <LinkButton href={step.href} tone="primary">
          {step.action}
        </LinkButton>
      </div>
    </Card>
  );
}

/** The newest rows there are. */
export function DataCard({ ingest }: { ingest: Ingest | null }) {
  return (
    <Card title="Data">
      {ingest ? (
        <>
          <p className="text-base font-semibold">
            As of <Moment date={ingest.asOf} />
          </p>
          <p className="mt-0.5 text-sm text-ink-soft">
            {formatQuantity(ingest.rows, 'row')} from {ingest.fileName}, ingested by {ingest.by}{' '}
            <Moment date={ingest.createdAt} />
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-soft">No file has been ingested yet.</p>
      )}
    </Card>
  );
}

/** What answers when nobody names a model, then the other models in production. */
export function ProductionCard({
  production: { served, others },
  ...of
}: { production: Production } & Omit<ServedProps, 'version'>) {
  return (
    <Card title="In production">
      {served ? (
        <Served version={served} {...of} />
      ) : (
        <p className="text-sm text-ink-soft">
          No version of {DEFAULT_MODEL} is in production; /ping says 503 until one is promoted.
        </p>
      )}
      {others.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-2 border-t border-line pt-2 text-xs text-ink-faint">
          Others, asked by name:
          {others.map((version) => (
            <VersionLink key={version.model} version={version} />
          ))}
        </p>
      )}
    </Card>
  );
}

function VersionLink({ version: { model, version } }: { version: ModelVersion }) {
  return (
    <Link href={`/models/${model}/${version}`} className="hover:text-accent hover:underline">
      {model} {version}
    </Link>
  );
}

interface ServedProps {
  readonly version: ModelVersion;
  readonly run: Run | null;
  /** Features it learned from that are no longer what they were. */
  readonly stale: readonly StaleFeature[];
}

/** The version that answers now, with its figure against the majority class. */
function Served({ version, run, stale }: ServedProps) {
  const f1 = run?.report?.metrics.f1_macro ?? null;
  const delta = prepareDelta('f1_macro', f1, run?.baseline?.metrics.f1_macro ?? null);
  return (
    <>
      <p className="text-base font-semibold">
        <VersionLink version={version} /> <StaleMark stale={stale} />
      </p>
      <p className="mt-0.5 line-clamp-3 text-sm text-ink-soft" title={version.reason}>
        Promoted by {version.promotedBy} <Moment date={version.createdAt} />: {version.reason}
      </p>
      <p className="mt-1 text-sm">
        Macro F1 {formatMetric(f1)} {delta && <DeltaMark delta={delta} />}{' '}
        <span className="text-xs text-ink-faint">than the majority class</span>
      </p>
    </>
  );
}
