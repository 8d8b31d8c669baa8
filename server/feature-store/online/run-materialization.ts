import type { Beginning, Materialization, RowCounts } from '../materializations.repo.ts';
import type { AppliedView } from '../registry.ts';
import { beginWhenFree } from './begin-when-free.ts';
import { describePace } from './describe-pace.ts';
import { materializeView } from './materialize-view.ts';

export interface MaterializeHooks {
  readonly onProgress?: (progress: MaterializeProgress) => void;
  readonly signal?: AbortSignal;
  /** The watched job that does it, to be found by its runs. */
  readonly jobId?: string;
}

export interface MaterializeProgress extends RowCounts {
  readonly phase: string;
  /** Share of all views, 0 to 1. */
  readonly fraction: number;
  readonly view: string;
  /** Rows, pace and time left in words. */
  readonly detail: string;
}

/** One view of several: `at` of `of` are done. */
interface Place {
  readonly at: number;
  readonly of: number;
}

const NOTHING: RowCounts = { rowsTotal: 0, rowsRead: 0, rowsWritten: 0, rowsSkipped: 0 };

/** Begins a run when its view is free, does it, and tells how far it is. */
export async function runMaterialization(
  view: AppliedView,
  begin: () => Promise<Beginning>,
  { at, of }: Place,
  { onProgress = () => {}, signal }: MaterializeHooks,
): Promise<Materialization> {
  const { name } = view;
  const onWait = (other: Materialization) => {
    const detail = `${other.by} began one at ${other.createdAt.toISOString()}`;
    onProgress({
      ...NOTHING,
      view: name,
      phase: `waiting for a materialization of ${name}`,
      fraction: at / of,
      detail,
    });
  };
  const run = await beginWhenFree(begin, onWait, signal);
  const begunAt = performance.now();
  const report = (counts: RowCounts) => {
    const fraction = (at + (counts.rowsTotal === 0 ? 1 : counts.rowsRead / counts.rowsTotal)) / of;
    const detail = describePace(counts, performance.now() - begunAt, run.rowsRead);
    onProgress({ ...counts, view: name, phase: `materializing ${name}`, fraction, detail });
  };
  return materializeView(view, run, { report, signal });
}
