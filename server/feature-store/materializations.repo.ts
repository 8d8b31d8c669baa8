/** One row a run of materialize for one view. */
import { AppError } from '#server/platform/errors';
import { thisExecutor } from '#server/platform/executor';
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';

/** What a run is to do and how far it is: all that whoever resumes it has to know. */
export interface MaterializationCursor {
  /** Whether it began where the one before had ended, or over an interval of somebody's choice, which leaves gaps. */
  readonly incremental: boolean;
  /** ISO time; rows created from here on count whatever their event. */
  readonly writtenSince: string | null;
  /** Texts of the last key that was written, in the order of the offline store; null before the first. */
  readonly after: readonly string[] | null;
  /** ISO time of its last sign of life. */
  readonly beatAt: string;
}

export interface Materialization {
  readonly id: string;
  readonly view: string;
  readonly viewVersion: number;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly status: 'running' | 'finished' | 'failed' | 'cancelled';
  readonly rowsTotal: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** Older than what the online store already had. */
  readonly rowsSkipped: number;
  /** Null in rows from before there were cursors. */
  readonly cursor: MaterializationCursor | null;
  /** Process that does it. */
  readonly executor: string | null;
  /** The watched job that asked for it. */
  readonly jobId: string | null;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly by: string;
}

export type RowCounts = Pick<Materialization, 'rowsTotal' | 'rowsRead' | 'rowsWritten' | 'rowsSkipped'>;
export type NewMaterialization = Pick<
  Materialization,
  'id' | 'view' | 'viewVersion' | 'startAt' | 'endAt' | 'by' | 'createdAt' | 'jobId'
> & { cursor: MaterializationCursor };

/** A run that begins, or the one of the same view that has to end before. */
export type Beginning = { readonly begun: Materialization } | { readonly inTheWay: Materialization };

/** Whether a run ended before its end and can go on from its cursor. */
export const isResumable = ({ status, cursor }: Pick<Materialization, 'status' | 'cursor'>): boolean =>
  (status === 'failed' || status === 'cancelled') && cursor !== null;

/** Writes down a run of this process, unless its view has one that runs. */
export function beginMaterialization({ cursor, ...record }: NewMaterialization): Promise<Beginning> {
  const data = {
    ...record,
    status: 'running',
    executor: thisExecutor(),
    cursor: { ...cursor } as Prisma.InputJsonObject,
  };
  return whileFree(record.view, (tx) => tx.materialization.create({ data }));
}

/** The same for one that stopped: it keeps its counts, its cursor and the moment it was first begun. */
export function continueMaterialization({ id, view }: Materialization, jobId: string | null): Promise<Beginning> {
  const data = { status: 'running', executor: thisExecutor(), jobId, error: null, finishedAt: null };
  return whileFree(view, (tx) =>
    tx.materialization.update({ where: { id, status: { in: ['failed', 'cancelled'] } }, data }),
  );
}

/** Of several that come at once, here or elsewhere, one begins: they queue at the lock of the view's definition. */
function whileFree(
  view: string,
  begin: (tx: Prisma.TransactionClient) => Promise<Prisma.MaterializationGetPayload<object>>,
): Promise<Beginning> {
  return postgres().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Definition" WHERE kind = 'feature_view' AND name = ${view} FOR UPDATE`;
    const running = await tx.materialization.findFirst({ where: { view, status: 'running' } });
    return running ? { inTheWay: toMaterialization(running) } : { begun: toMaterialization(await begin(tx)) };
  });
}

/** Stores how far a run of this process is. Without effect once it has ended. */
export async function checkpoint(id: string, counts: RowCounts, cursor: MaterializationCursor): Promise<void> {
  await postgres().materialization.updateMany({
    where: { id, status: 'running', executor: thisExecutor() },
    data: { ...counts, cursor: { ...cursor } as Prisma.InputJsonObject },
  });
}

/**
 * Ends a run of `executor`, with what it has come to when that is known.
 * @returns null when it had ended before, or went over to another process.
 */
export async function endMaterialization(
  { id, executor }: Pick<Materialization, 'id' | 'executor'>,
  ended: Partial<RowCounts> & Pick<Materialization, 'status'> & { error?: string; cursor?: MaterializationCursor },
): Promise<Materialization | null> {
  const { cursor, ...plain } = ended;
  const { count } = await postgres().materialization.updateMany({
    where: { id, status: 'running', executor },
    data: { ...plain, ...(cursor && { cursor: { ...cursor } as Prisma.InputJsonObject }), finishedAt: new Date() },
  });
  return count === 0 ? null : getMaterialization(id);
}

/** @throws AppError `not_found`. */
export async function getMaterialization(id: string): Promise<Materialization> {
  const row = await postgres().materialization.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no materialization "${id}".`);
  return toMaterialization(row);
}

/** Runs of one view, or of all, newest first, at most `limit`. */
export async function listMaterializations(view?: string, limit = 20): Promise<Materialization[]> {
  const rows = await postgres().materialization.findMany({
    where: view ? { view } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(toMaterialization);
}

/** The newest finished runs of a view, however many failed since. */
export async function listFinishedMaterializations(view: string): Promise<Materialization[]> {
  const rows = await postgres().materialization.findMany({
    where: { view, status: 'finished' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  return rows.map(toMaterialization);
}

/** Runs that say they go on, whether or not somebody is still at them. */
export async function listRunningMaterializations(): Promise<Materialization[]> {
  return (await postgres().materialization.findMany({ where: { status: 'running' } })).map(toMaterialization);
}

/**
 * The finished run of this version of a view that reached furthest; null before the first.
 *
 * @param gaplessFrom Given, only those count that left no gap behind them, because they were incremental or began at this
 * moment or earlier: from the end of one of them the next can go on.
 */
export async function findFurthestMaterialization(
  { name, version }: { name: string; version: number },
  gaplessFrom?: Date,
): Promise<Materialization | null> {
  const gapless = gaplessFrom && [
    { cursor: { equals: Prisma.AnyNull } },
    { cursor: { path: ['incremental'], equals: true } },
    { startAt: { lte: gaplessFrom } },
  ];
  const row = await postgres().materialization.findFirst({
    where: { view: name, viewVersion: version, status: 'finished', ...(gapless && { OR: gapless }) },
    orderBy: [{ endAt: 'desc' }, { createdAt: 'desc' }],
  });
  return row && toMaterialization(row);
}

/** The latest moment up to which any other run of the view, whatever its version and outcome, may have written. */
export async function findWatermark({ id, view }: Pick<Materialization, 'id' | 'view'>): Promise<Date | null> {
  const where = { view, id: { not: id } };
  return (await postgres().materialization.aggregate({ where, _max: { endAt: true } }))._max.endAt;
}

function toMaterialization(row: Prisma.MaterializationGetPayload<object>): Materialization {
  return {
    ...row,
    status: row.status as Materialization['status'],
    cursor: row.cursor as unknown as MaterializationCursor | null,
  };
}
