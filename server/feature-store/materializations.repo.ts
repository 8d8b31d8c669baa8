/** One row a run of materialize for one view. */
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';

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
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly by: string;
}

export type RowCounts = Pick<Materialization, 'rowsTotal' | 'rowsRead' | 'rowsWritten' | 'rowsSkipped'>;

export async function insertMaterialization(
  started: Pick<Materialization, 'id' | 'view' | 'viewVersion' | 'startAt' | 'endAt' | 'by' | 'createdAt'>,
): Promise<void> {
  await postgres().materialization.create({ data: { ...started, status: 'running' } });
}

export async function endMaterialization(
  id: string,
  ended: Partial<RowCounts> & Pick<Materialization, 'status'> & { error?: string },
): Promise<Materialization> {
  return toMaterialization(
    await postgres().materialization.update({ where: { id }, data: { ...ended, finishedAt: new Date() } }),
  );
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

/** The finished run of this version of a view that reached furthest; null before the first. */
export async function findFurthestMaterialization(view: string, viewVersion: number): Promise<Materialization | null> {
  const row = await postgres().materialization.findFirst({
    where: { view, viewVersion, status: 'finished' },
    orderBy: [{ endAt: 'desc' }, { createdAt: 'desc' }],
  });
  return row && toMaterialization(row);
}

/** The latest moment up to which any run of a view, whatever its version and outcome, may have written; null before one. */
export async function findWatermark(view: string): Promise<Date | null> {
  const { _max } = await postgres().materialization.aggregate({ where: { view }, _max: { endAt: true } });
  return _max.endAt;
}

function toMaterialization(row: Prisma.MaterializationGetPayload<object>): Materialization {
  return { ...row, status: row.status as Materialization['status'] };
}
