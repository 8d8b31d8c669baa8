import { RUN_ALGORITHM_TITLES } from '#server/runs/run-algorithm-titles';
import type { FoundRun } from '#server/runs/search-runs';
import { formatMetric, formatValue } from '../_ui/format-number.ts';
import { formatDuration, formatMoment } from '../_ui/format-time.ts';
import { GainMark } from '../_ui/gain-mark.tsx';
import { prepareDelta } from '../_ui/prepare-delta.ts';
import { StatusBadge } from '../_ui/status-badge.tsx';
import { type ColumnDescription, isValueColumn } from './table-columns.ts';

interface RunCellProps {
  readonly run: FoundRun;
  readonly column: ColumnDescription;
  /** Of a figure or a parameter: null where the run has none, undefined while it is being read. */
  readonly value: number | string | null | undefined;
}

/** What one cell of the runs table says. */
export function RunCell({ run, column, value }: RunCellProps) {
  const number = typeof value === 'number' ? value : null;
  if (value === undefined && isValueColumn(column.name)) return null;
  switch (column.kind) {
    case 'status':
      return <StatusBadge status={run.status} />;
    case 'moment':
      return <Instant iso={column.name === 'finished' ? run.finished : run.created} />;
    case 'text':
      return textOf(run, column.name);
    case 'gain': {
      const delta = prepareDelta(column.name.slice('gain.'.length), number, 0);
      return delta ? <GainMark delta={delta} /> : '—';
    }
    case 'metric':
      return formatMetric(number);
    case 'seconds':
      return number === null ? '—' : formatDuration(1_000 * number);
    case 'param':
      return column.name === 'features'
        ? run.features
        : value === null || value === undefined
          ? '—'
          : formatValue(value);
  }
}

function Instant({ iso }: { iso: string | null }) {
  if (!iso) return '—';
  return <time dateTime={iso}>{formatMoment(new Date(iso))}</time>;
}

function textOf(run: FoundRun, name: string): string {
  const texts: Readonly<Record<string, string | null>> = {
    owner: run.owner,
    algorithm: RUN_ALGORITHM_TITLES[run.algorithm],
    service: run.service,
    experiment: run.experiment,
    tags: run.tags.join(', '),
    note: run.note,
  };
  return texts[name] || '—';
}
