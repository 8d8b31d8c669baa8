import type { Batch, BatchStatus } from '#server/inference/batch-schema';
import { formatCount, formatQuantity } from '../_ui/format-number.ts';
import { formatMoment } from '../_ui/format-time.ts';

export interface PreparedBatch {
  readonly id: string;
  readonly model: string;
  readonly status: BatchStatus;
  /** Who, by which condition, as of when. */
  readonly asked: string;
  readonly scored: string;
  readonly by: string;
  readonly createdAt: Date;
}

/** A batch as a row of a table. */
export function prepareBatch(batch: Batch): PreparedBatch {
  const { id, status, by, createdAt } = batch;
  return {
    ...{ id, status, by, createdAt },
    model: `${batch.model} ${batch.version}`,
    asked: describeAsked(batch),
    scored: describeScored(batch),
  };
}

function describeAsked({ request: { named, where }, asOf, createdAt }: Batch): string {
  const who = named === null ? 'all customers' : formatQuantity(named, 'customer');
  const condition = where === null ? '' : ` where ${where}`;
  // A batch of "now" is of a moment just before it was written down.
  const isOfNow = Math.abs(createdAt.getTime() - asOf.getTime()) < 60_000;
  return `${who}${condition}${isOfNow ? '' : ` as of ${formatMoment(asOf)}`}`;
}

function describeScored({ result, rowsRead, rowsTotal }: Batch): string {
  if (result) return `${formatCount(result.scored)} of ${formatCount(result.rows)}`;
  return rowsRead > 0 ? `${formatCount(rowsRead)} of ${formatCount(rowsTotal)} read` : '—';
}
