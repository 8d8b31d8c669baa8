import { describeDrift, snapshotsOf, type ViewDrift } from '#server/feature-store/describe-drift';
import type { Ingest } from '#server/feature-store/ingests.repo';
import type { AppliedView } from '#server/feature-store/registry';
import { AppError } from '#server/platform/errors';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatMoment } from '../../_ui/format-time.ts';
import { orRefusal } from '../../_ui/or-refusal.ts';
import { Section } from '../../_ui/section.tsx';
import { DriftTable } from './drift-table.tsx';
import { NO_DRIFT, prepareDriftRows, sayDrift, saySample } from './prepare-drift.ts';

interface DriftSectionProps {
  readonly view: AppliedView;
  readonly ingests: readonly Ingest[];
  /** Id of an earlier ingest; empty means the last materialization. */
  readonly since: string;
  /** Kept in the address beside it. */
  readonly label: string;
}

/** How far the features moved since they were last materialized, or since an earlier ingest. */
export async function DriftSection({ view, ingests, since, label }: DriftSectionProps) {
  const drift = await orRefusal(describeDrift(view.name, since || undefined));
  const earlier = snapshotsOf(view, ingests).slice(1);
  return (
    <Section
      title="Drift"
      about={
        drift instanceof AppError || drift.nothing ? 'Whether the values are still those of before' : between(drift)
      }
      actions={earlier.length > 0 && <SinceForm earlier={earlier} since={since} label={label} />}
      flush
    >
      {drift instanceof AppError ? <Refused message={drift.message} /> : <Drift drift={drift} />}
    </Section>
  );
}

function Drift({ drift }: { drift: ViewDrift }) {
  if (drift.nothing) {
    const { title, about } = NO_DRIFT[drift.nothing];
    return (
      <EmptyState title={title} level="h3">
        {about}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="border-b border-line px-4 py-2 text-sm">{[sayDrift(drift), saySample(drift)].join(' ')}</p>
      <DriftTable rows={prepareDriftRows(drift)} />
      <p className="border-t border-line px-4 py-2 text-xs text-ink-faint">
        Grey is before, blue is now. PSI, the population stability index: below 0.1 steady, up to 0.25 moved, above
        shifted. KS, the Kolmogorov–Smirnov distance, with the chance of it had nothing changed; for numbers of many
        values.
      </p>
    </>
  );
}

function Refused({ message }: { message: string }) {
  return (
    <div className="p-4">
      <Callout tone="caution" title={message} />
    </div>
  );
}

function between({ since, from, to }: ViewDrift): string {
  const start = since === 'materialization' ? 'what is online' : from?.fileName;
  return from && to
    ? `From ${start}, as of ${formatMoment(from.at)}, to ${to.fileName}, as of ${formatMoment(to.at)}`
    : '';
}

function SinceForm({ earlier, since, label }: { earlier: readonly Ingest[]; since: string; label: string }) {
  return (
    <form className="flex min-w-0 flex-wrap gap-2">
      <select name="since" defaultValue={since} aria-label="Compare with" className="field w-64! max-w-full">
        <option value="">the last materialization</option>
        {earlier.map((ingest) => (
          <option key={ingest.id} value={ingest.id}>
            {formatMoment(ingest.asOf)}, {ingest.fileName}
          </option>
        ))}
      </select>
      {label && <input type="hidden" name="label" value={label} />}
      <Button type="submit">Compare</Button>
    </form>
  );
}
