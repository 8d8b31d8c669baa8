import { type BatchSummary, ROW_STATUSES, type RowStatus } from '#server/inference/batch-schema';
import { Copyable } from '../../_ui/copyable.client.tsx';
import { DataTable } from '../../_ui/data-table.tsx';
import { formatCount, formatPercent, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration, formatExactMoment } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Section } from '../../_ui/section.tsx';

/** Where the predictions are, how the classes came out, and who could not be scored. */
export function BatchResult({ id, summary }: { id: string; summary: BatchSummary }) {
  const { uri, rows, scored, classes, durationMs, asOf } = summary;
  const pace = rows > 0 && durationMs > 0 ? `, ${formatCount(Math.round((rows / durationMs) * 1000))} customers/s` : '';
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section
        title="Result"
        actions={
          <a
            href={`/api/v1/batches/${id}/file`}
            download
            className="text-sm text-accent underline-offset-2 hover:underline"
          >
            Download Parquet
          </a>
        }
      >
        <KeyValues
          items={[
            { key: 'File', value: <Copyable text={uri} label="address of the file" /> },
            { key: 'Rows', value: `${formatCount(rows)}, of which ${formatCount(scored)} scored` },
            { key: 'Features as of', value: formatExactMoment(new Date(asOf)) },
            { key: 'Took', value: `${formatDuration(durationMs)}${pace}` },
          ]}
        />
      </Section>
      <Section title="Classes">
        <KeyValues
          items={classes.map(({ value, name, count }) => ({
            key: `${value} ${name}`,
            value: `${formatCount(count)} (${formatPercent(count / Math.max(1, scored))})`,
          }))}
        />
      </Section>
      {rows > scored && <NotScored summary={summary} />}
    </div>
  );
}

function NotScored({ summary: { rows, scored, statuses, unscored } }: { summary: BatchSummary }) {
  const counts = (Object.keys(ROW_STATUSES) as RowStatus[]).filter(
    (status) => status !== 'predicted' && statuses[status],
  );
  const more = rows - scored - unscored.length;
  return (
    <Section
      title="Not scored"
      about={`${formatQuantity(rows - scored, 'customer')}; each has a row in the file, with its status.`}
    >
      <div className="grid gap-3">
        <KeyValues
          items={counts.map((status) => ({
            key: status.replaceAll('_', ' '),
            value: `${formatCount(statuses[status] ?? 0)} ${ROW_STATUSES[status]}`,
          }))}
        />
        <DataTable
          caption="Customers not scored"
          rows={unscored}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'key',
              title: 'Customer',
              cell: ({ key }) => <code className="font-mono text-xs break-all">{key}</code>,
            },
            { key: 'status', title: 'Why', cell: ({ status }) => ROW_STATUSES[status] },
          ]}
        />
        {more > 0 && <p className="text-sm text-ink-faint">{`and ${formatCount(more)} more, in the file`}</p>}
      </div>
    </Section>
  );
}
