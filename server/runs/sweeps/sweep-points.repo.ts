/** Points of sweeps in PostgreSQL, as they are measured: a score a fold and metric. */
import { postgres } from '#server/platform/postgres';
import { asFloat64, toBytes } from '../storage/columns.ts';

/** A point as it was measured. */
export interface MeasuredPoint {
  readonly setting: number;
  readonly mask: number;
  /** sha256 of all that its scores depend on. */
  readonly hash: string;
  /** (folds × metrics) row-major in the order of METRIC_NAMES; NaN where a metric is undefined. */
  readonly scores: Float64Array;
  readonly fitMs: number;
  readonly scoreMicros: number;
  readonly size: number;
  readonly reused: boolean;
}

const COLUMNS = {
  setting: true,
  mask: true,
  hash: true,
  scores: true,
  fitMs: true,
  scoreMicros: true,
  size: true,
  reused: true,
} as const;
/** Hashes asked for in one query. */
const BATCH = 2_000;

/** Stores points; those the sweep has already stay as they are. */
export async function insertPoints(sweepId: string, points: readonly MeasuredPoint[]): Promise<void> {
  await postgres().sweepPoint.createMany({
    data: points.map(({ scores, ...rest }) => ({ ...rest, sweepId, scores: toBytes(scores) })),
    skipDuplicates: true,
  });
}

/** All points of a sweep, by setting and mask. */
export async function listPoints(sweepId: string): Promise<MeasuredPoint[]> {
  const orderBy = [{ setting: 'asc' as const }, { mask: 'asc' as const }];
  const rows = await postgres().sweepPoint.findMany({ where: { sweepId }, select: COLUMNS, orderBy });
  return rows.map(toPoint);
}

/** Those of some points under one setting that a sweep has. */
export async function findPoints(sweepId: string, setting: number, masks: readonly number[]): Promise<MeasuredPoint[]> {
  const where = { sweepId, setting, mask: { in: [...masks] } };
  return (await postgres().sweepPoint.findMany({ where, select: COLUMNS })).map(toPoint);
}

/** One point of a sweep, or null. */
export async function findPoint(
  sweepId: string,
  { setting, mask }: Pick<MeasuredPoint, 'setting' | 'mask'>,
): Promise<MeasuredPoint | null> {
  const where = { sweepId_setting_mask: { sweepId, setting, mask } };
  const row = await postgres().sweepPoint.findUnique({ where, select: COLUMNS });
  return row && toPoint(row);
}

/** How many points a sweep has. */
export async function countPoints(sweepId: string): Promise<number> {
  return postgres().sweepPoint.count({ where: { sweepId } });
}

/** Measurements with these hashes, wherever they were made. */
export async function findMeasured(hashes: readonly string[]): Promise<Map<string, MeasuredPoint>> {
  const found = new Map<string, MeasuredPoint>();
  for (let at = 0; at < hashes.length; at += BATCH) {
    const where = { hash: { in: hashes.slice(at, at + BATCH) } };
    for (const row of await postgres().sweepPoint.findMany({ where, select: COLUMNS, distinct: ['hash'] })) {
      found.set(row.hash, toPoint(row));
    }
  }
  return found;
}

function toPoint({ scores, ...rest }: Omit<MeasuredPoint, 'scores'> & { scores: Uint8Array }): MeasuredPoint {
  return { ...rest, scores: asFloat64(scores) };
}
