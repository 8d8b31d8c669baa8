import type { Ingest, TableStatistics } from '#server/feature-store/ingests.repo';
import type { AppliedView } from '#server/feature-store/registry';
import { formatCount } from '../../_ui/format-number.ts';
import { formatSpan } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Moment } from '../../_ui/moment.tsx';

interface ViewFactsProps {
  readonly view: AppliedView;
  readonly statistics: TableStatistics | null;
  readonly last: Ingest | undefined;
}

/** Where a view's rows come from, how fresh they are and how many there are. */
export function ViewFacts({ view, statistics, last }: ViewFactsProps) {
  const { entities, joinKeys, source, ttlSeconds, version, appliedBy, appliedAt } = view;
  const filledBy = source.pipeline ? `, filled by pipeline ${source.pipeline}` : '';
  return (
    <KeyValues
      items={[
        { key: 'Entity', value: `${entities.join(', ')}, by ${joinKeys.map((key) => key.name).join(', ')}` },
        { key: 'Source', value: `table ${source.table}${filledBy}` },
        { key: 'Freshness', value: last ? <Freshness last={last} /> : 'no data yet' },
        { key: 'Rows', value: statistics ? `${formatCount(statistics.rows)}, one a key, in the newest snapshot` : '—' },
        { key: 'Usable for', value: formatSpan(ttlSeconds) },
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

function Freshness({ last }: { last: Ingest }) {
  return (
    <>
      data as of <Moment date={last.asOf} />, ingested <Moment date={last.createdAt} />
    </>
  );
}
