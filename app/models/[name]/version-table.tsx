import Link from 'next/link';
import type { StaleFeature } from '#server/feature-store/feature-history';
import type { ModelVersion } from '#server/models/schema';
import type { Run } from '#server/runs/schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { Button } from '../../_ui/button.tsx';
import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { formatMetric } from '../../_ui/format-number.ts';
import { Moment } from '../../_ui/moment.tsx';
import { StaleMark } from '../../_ui/stale-mark.tsx';
import { Tag } from '../../_ui/tag.tsx';

interface VersionRow {
  readonly version: ModelVersion;
  readonly run: Run | undefined;
  readonly stale: readonly StaleFeature[] | undefined;
}

const COLUMNS: readonly Column<VersionRow>[] = [
  {
    key: 'version',
    title: 'Version',
    cell: ({ version, stale }) => (
      <span className="flex items-center gap-2">
        <Link
          href={`/models/${version.model}/${version.version}`}
          className="font-medium hover:text-accent hover:underline"
        >
          {version.version}
        </Link>
        {version.aliases.map((alias) => (
          <Tag key={alias} tone="accent">
            {alias}
          </Tag>
        ))}
        <StaleMark stale={stale} />
      </span>
    ),
  },
  {
    key: 'run',
    title: 'Run',
    cell: ({ version, run }) => (
      <span className="block min-w-40">
        <Link href={`/runs/${version.runId}`} className="hover:text-accent hover:underline">
          {run?.name ?? version.runId}
        </Link>
        {run && (
          <span className="block text-xs text-ink-faint">
            {run.owner} · {RUN_ALGORITHMS[run.algorithm].title}
          </span>
        )}
      </span>
    ),
  },
  { key: 'f1', title: 'Macro F1', align: 'right', cell: ({ run }) => formatMetric(run?.report?.metrics.f1_macro) },
  {
    key: 'accuracy',
    title: 'Accuracy',
    align: 'right',
    cell: ({ run }) => formatMetric(run?.report?.metrics.accuracy),
  },
  {
    key: 'baseline',
    title: 'Majority accuracy',
    align: 'right',
    cell: ({ run }) => formatMetric(run?.baseline?.metrics.accuracy),
  },
  { key: 'reason', title: 'Reason', cell: ({ version }) => <span className="block min-w-40">{version.reason}</span> },
  {
    key: 'promoted',
    title: 'Promoted',
    align: 'right',
    cell: ({ version }) => (
      <span className="whitespace-nowrap">
        <Moment date={version.createdAt} />
        <span className="block text-xs text-ink-faint">by {version.promotedBy}</span>
      </span>
    ),
  },
];

/** The same with a box to tick before the first column, where there is something to compare with. */
function withTicks([version, ...others]: readonly Column<VersionRow>[]): Column<VersionRow>[] {
  const cell = (row: VersionRow) => (
    <span className="flex items-center gap-2">
      <input
        type="checkbox"
        name="v"
        value={row.version.version}
        aria-label={`Compare ${row.version.version}`}
        className="size-4 shrink-0"
      />
      {version!.cell(row)}
    </span>
  );
  return [{ ...version!, cell }, ...others];
}

/**
 * Versions of a model, newest first, with the figures of the runs they were made from. Two that are ticked are compared;
 * the form is sent as an address, which works without scripts.
 */
export function VersionTable({ model, rows }: { model: string; rows: readonly VersionRow[] }) {
  const columns = rows.length > 1 ? withTicks(COLUMNS) : COLUMNS;
  return (
    <form action={`/models/${model}/compare`}>
      <DataTable caption="Versions" columns={columns} rows={rows} rowKey={({ version }) => version.version} />
      {rows.length > 1 && (
        <div className="flex items-center gap-3 border-t border-line px-4 py-3">
          <Button type="submit">Compare</Button>
          <span className="text-sm text-ink-faint">Tick two versions.</span>
        </div>
      )}
    </form>
  );
}
