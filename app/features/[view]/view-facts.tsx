import type { ViewDescription } from '#server/feature-store/describe-view';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { formatSpan } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { FreshnessMark } from '../freshness-mark.tsx';

/** Where a view's rows come from, how fresh they are, how many there are, whose they are and who uses them. */
export function ViewFacts({ view, usedBy }: { view: ViewDescription; usedBy: string }) {
  const { entities, joinKeys, source, ttlSeconds, version, appliedBy, appliedAt, keys, rows, owner, tags } = view;
  const filledBy = source.pipeline ? `, filled by pipeline ${source.pipeline}` : '';
  const tagged = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return (
    <KeyValues
      columns={2}
      items={[
        { key: 'Freshness', value: <FreshnessInWords view={view} /> },
        { key: 'Entity', value: `${entities.join(', ')}, by ${joinKeys.map((key) => key.name).join(', ')}` },
        { key: 'Online', value: <OnlineInWords view={view} /> },
        { key: 'Source', value: `table ${source.table}${filledBy}` },
        {
          key: 'Rows',
          value:
            rows === 0
              ? '—'
              : `${formatCount(keys)}, one a key, in the newest snapshot; ${formatQuantity(rows, 'row')} of history`,
        },
        { key: 'Usable for', value: formatSpan(ttlSeconds) },
        { key: 'Used by', value: usedBy },
        { key: 'Owner', value: [owner || 'nobody named', ...tagged].join(', ') },
        {
          key: 'Definition',
          value: (
            <>
              version {version}, applied by {appliedBy} <Moment date={appliedAt} />
            </>
          ),
        },
      ]}
    />
  );
}

function FreshnessInWords({ view: { freshness } }: { view: ViewDescription }) {
  const { state, latestEvent, latestIngestAt } = freshness;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <FreshnessMark state={state} />
      {latestEvent && latestIngestAt && (
        <span>
          data as of <Moment date={latestEvent} />, ingested <Moment date={latestIngestAt} />
        </span>
      )}
    </span>
  );
}

function OnlineInWords({ view: { online, onlineKeys, freshness } }: { view: ViewDescription }) {
  if (!online) return 'not served online';
  if (!freshness.materializedUntil) return 'not filled yet';
  return (
    <>
      {formatQuantity(onlineKeys, 'key')}, materialized until <Moment date={freshness.materializedUntil} />
    </>
  );
}
