import type { DatasetRequest } from './dataset-schema.ts';
import type { DatasetWarning, PreviewedColumn, PreviewedLabel, PreviewedView } from './datasets/dataset-account.ts';
import { describeDataset } from './datasets/describe-dataset.ts';
import { historicalColumns } from './historical-columns.ts';
import { joinRequested, type RequestedTable } from './join-requested.ts';
import type { Scalar } from './vocabulary.ts';

export type { DatasetWarning, PreviewedColumn, PreviewedLabel, PreviewedView };

/** Entity rows joined for a preview: shares are within a percent or so of those of the whole. */
const PREVIEWED_ROWS = 5_000;
/** Rows that are told. */
const SHOWN_ROWS = 10;

export interface DatasetPreview {
  readonly asOf: Date;
  /** Entity rows the dataset will have. */
  readonly entityRows: number;
  /** Those joined for this preview, evenly spread over all; every figure below is of them. */
  readonly joinedRows: number;
  readonly columns: readonly PreviewedColumn[];
  /** The first rows, cells in the order of the columns. */
  readonly rows: readonly (readonly Scalar[])[];
  readonly views: readonly PreviewedView[];
  /** Null where no label was asked for. */
  readonly label: PreviewedLabel | null;
  readonly warnings: readonly DatasetWarning[];
  /** What the whole takes in memory, about. */
  readonly bytes: number;
  readonly durationMs: number;
}

/**
 * What a dataset will look like: its first rows, and an account of matches, nulls and classes over at most
 * `PREVIEWED_ROWS` entity rows.
 * @returns the preview with the joined rows it is of.
 * @throws what `joinRequested` throws.
 */
export async function previewDataset(
  request: DatasetRequest,
  signal?: AbortSignal,
): Promise<{ preview: DatasetPreview; joined: RequestedTable }> {
  const started = performance.now();
  const joined = await joinRequested(request, { mostRows: PREVIEWED_ROWS, ...(signal && { signal }) });
  const { table, asOf } = joined;
  const columns = await historicalColumns(table);
  const preview = {
    asOf,
    entityRows: table.entityRows,
    joinedRows: table.keys.length,
    rows: table.keys.slice(0, SHOWN_ROWS).map((_, row) => columns.map(({ values }) => values[row] ?? null)),
    ...describeDataset(joined, columns, request),
    durationMs: Math.round(performance.now() - started),
  };
  return { preview, joined };
}
