/** Saved comparisons in PostgreSQL. They are written once and never change; only their notes do. */
import { AppError } from '#server/platform/errors';
import { Prisma, type SavedComparison as SavedRow } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Comparison } from './comparison-schema.ts';
import type { KeptBeside } from './read-beside.ts';
import type { Page } from './runs.repo.ts';
import type { ListedComparison, SavedComparison, SavedState } from './saved-comparison-schema.ts';
import type { Run } from './schema.ts';
import { json } from './storage/run-row.ts';

/** Stores it, or gives what stands under its id already. */
export async function insertSavedComparison(saved: Omit<SavedComparison, 'createdAt'>): Promise<SavedComparison> {
  const { id, state, snapshot, beside, createdBy } = saved;
  const row = { id, state: json(state), createdBy, ...(snapshot && { snapshot: json({ ...snapshot, beside }) }) };
  await postgres().savedComparison.createMany({ data: [row], skipDuplicates: true });
  return getSavedComparison(id);
}

/** @throws AppError not_found naming the id. */
export async function getSavedComparison(id: string): Promise<SavedComparison> {
  const row = await postgres().savedComparison.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no saved comparison "${id}".`);
  return toSaved(row);
}

/** Newest first, at most `limit` (200), without their figures. */
export async function listSavedComparisons({ limit = 50, after }: Page = {}): Promise<ListedComparison[]> {
  const rows = await postgres().savedComparison.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: Math.min(limit, 200),
    select: { id: true, state: true, createdAt: true, createdBy: true, note: { select: { body: true } } },
    ...(after && { cursor: { id: after }, skip: 1 }),
  });
  const frozen = await postgres().savedComparison.findMany({
    where: { id: { in: rows.map(({ id }) => id) }, snapshot: { not: Prisma.DbNull } },
    select: { id: true },
  });
  return rows.map(({ state, note, ...row }) => ({
    ...row,
    runs: (state as unknown as SavedState).runs,
    frozen: frozen.some(({ id }) => id === row.id),
    note: note?.body ?? '',
  }));
}

function toSaved({ state, snapshot, ...row }: SavedRow): SavedComparison {
  const kept = snapshot as unknown as Kept | null;
  return {
    ...row,
    state: state as unknown as SavedState,
    snapshot: kept && toComparison(kept),
    beside: kept?.beside ? toBeside(kept.beside) : null,
  };
}

/** A snapshot as it is stored. */
type Kept = Comparison & { readonly beside?: KeptBeside | null };

/** JSON has no dates; those of the runs are made again. What was frozen before there were thresholds has none. */
function toComparison({ beside: _, ...comparison }: Kept): Comparison {
  const { classes = comparison.reference.report.classes, threshold = null } = comparison;
  return { ...comparison, classes, threshold, runs: comparison.runs.map(withDates) };
}

function toBeside({ notes, serving, ...beside }: KeptBeside): KeptBeside {
  return {
    ...beside,
    notes: notes.map((note) => ({ ...note, editedAt: note.editedAt && new Date(note.editedAt) })),
    serving: serving.map((cost) => cost && { ...cost, measuredAt: new Date(cost.measuredAt) }),
  };
}

function withDates(run: Run): Run {
  const date = (moment: Date | null): Date | null => moment && new Date(moment);
  return {
    ...run,
    asOf: date(run.asOf),
    createdAt: new Date(run.createdAt),
    startedAt: date(run.startedAt),
    finishedAt: date(run.finishedAt),
  };
}
