/** What the table of runs shows of the runs that were found, and no more of them. */
import { postgres } from '#server/platform/postgres';
import type { Leak } from '#server/training/find-leaks';
import type { ChosenFrom, Run, RunAlgorithm, RunStatus } from '../schema.ts';
import { columnKey } from '../storage/run-values.repo.ts';

/** A run as a row of a table; its figures and parameters are cells beside it. */
export interface RunSummary
  extends Pick<Run, 'id' | 'name' | 'owner' | 'status' | 'algorithm' | 'service' | 'features' | 'label'>,
    Pick<
      Run,
      'chosenFrom' | 'viewVersions' | 'warnings' | 'starred' | 'archived' | 'tags' | 'createdAt' | 'finishedAt'
    > {
  /** By its name. */
  readonly experiment: string | null;
  /** Features found to give the label away. */
  readonly leaks: readonly string[];
  readonly imported: boolean;
  /** How its note begins; empty without one. */
  readonly note: string;
}

/** Figures and parameters of runs: by run, then by column (`metric.f1_macro`). */
export type Cells = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** Characters of a note that a row has. */
export const NOTE_SHOWN = 200;

const SHOWN = {
  ...{ id: true, name: true, owner: true, status: true, algorithm: true, service: true, features: true, label: true },
  ...{ viewVersions: true, warnings: true, starred: true, archived: true, tags: true, createdAt: true },
  ...{
    note: { select: { body: true } },
    finishedAt: true,
    leaks: true,
    imported: true,
    chosenFrom: true,
    experiment: { select: { name: true } },
  },
} as const;

/** The runs with these ids, in the order asked for; ids that are gone are left out. */
export async function readSummaries(ids: readonly string[]): Promise<RunSummary[]> {
  const rows = await postgres().run.findMany({ where: { id: { in: [...ids] } }, select: SHOWN });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      ...row,
      status: row.status as RunStatus,
      algorithm: row.algorithm as RunAlgorithm,
      viewVersions: (row.viewVersions ?? {}) as Record<string, number>,
      warnings: row.warnings as string[],
      experiment: row.experiment?.name ?? null,
      leaks: (row.leaks as unknown as Leak[]).map(({ feature }) => feature),
      imported: row.imported !== null,
      note: row.note?.body.slice(0, NOTE_SHOWN) ?? '',
      chosenFrom: row.chosenFrom as ChosenFrom | null,
    };
  });
}

/** The cells of these runs in these columns. */
export async function readCells(ids: readonly string[], columnIds: readonly number[]): Promise<Cells> {
  const rows = await postgres().runValue.findMany({
    where: { runId: { in: [...ids] }, columnId: { in: [...columnIds] } },
    include: { column: true },
  });
  const cells: Record<string, Record<string, number | string>> = {};
  for (const { runId, column, number, text } of rows) {
    cells[runId] ??= {};
    cells[runId][columnKey(column)] = number ?? text ?? '';
  }
  return cells;
}
