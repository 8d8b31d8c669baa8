import type { IngestSummary } from '#server/feature-store/ingest-file';
import { Callout } from '../_ui/callout.tsx';
import { prepareIngest } from './prepare-ingest.ts';

/** What an ingest counted, what it left out and why. */
export function IngestCounts({
  ingest,
}: {
  ingest: Pick<IngestSummary, 'counts' | 'dropped'> & { warnings?: readonly string[] };
}) {
  const { counts, dropped } = prepareIngest(ingest);
  return (
    <div className="grid gap-2">
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        {counts.map((count) => (
          <div key={count.key}>
            <dt className="text-xs text-ink-faint">{count.key}</dt>
            <dd className="font-medium">{count.value}</dd>
          </div>
        ))}
      </dl>
      {dropped.length > 0 && (
        <details className="text-sm">
          <summary className="text-ink-soft">Left out, by reason</summary>
          <ul className="mt-1 grid gap-0.5 pl-4">
            {dropped.map((drop) => (
              <li key={drop.reason}>
                <span className="font-medium">{drop.count}</span> <span className="text-ink-soft">{drop.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {ingest.warnings?.map((warning) => (
        <Callout key={warning} tone="caution" title={warning} />
      ))}
    </div>
  );
}
