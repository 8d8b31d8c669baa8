/** Searches for runs in PostgreSQL: which, in what order, how many. */
import { AppError } from '#server/platform/errors';
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Predicate } from './predicate.ts';
import { predicateSql } from './predicate-sql.ts';
import type { RunSort } from './run-sort.ts';
import { type Stretch, stretchesOf } from './sort-stretches.ts';

const { sql, raw } = Prisma;

/** Where a page ended: in which stretch of the sort, and at which run. */
export interface Place {
  readonly stretch: number;
  /** What the run is sorted by, as PostgreSQL writes it. */
  readonly key: string;
  readonly id: string;
}

export interface Slice {
  readonly sort: RunSort;
  readonly limit: number;
  /** null for the first page. */
  readonly after: Place | null;
}

/** At most `limit` runs that fit, in order, each with its place. */
export async function findPlaces(predicate: Predicate, { sort, limit, after }: Slice): Promise<Place[]> {
  const places: Place[] = [];
  for (const [i, stretch] of stretchesOf(sort).entries()) {
    if (i < (after?.stretch ?? 0) || places.length === limit) continue;
    const from = after?.stretch === i ? after : null;
    const rows = await readStretch(predicate, stretch, from, limit - places.length);
    places.push(...rows.map((row) => ({ ...row, stretch: i })));
  }
  return places;
}

/** What a key of each type looks like: the place comes from outside, and the cast below must not fail. */
const WELL_FORMED: Record<Stretch['type'], (key: string) => boolean> = {
  text: (key) => !key.includes('\0'),
  float8: (key) => key.trim() !== '' && Number.isFinite(Number(key)),
  timestamptz: (key) => /^\d{4}-\d\d-\d\d [\d:.]+[+-][\d:]+$/.test(key) && !Number.isNaN(Date.parse(key)),
};

/** Rows behind the place, compared as a whole with it, so that an index finds where to begin. */
function readStretch(predicate: Predicate, stretch: Stretch, after: Place | null, limit: number) {
  const { from, where, key, id, type, descending } = stretch;
  if (after && (!WELL_FORMED[type](after.key) || after.id.includes('\0'))) {
    throw new AppError('invalid_input', 'This page belongs to another sort: ask for the first one, without `after`.');
  }
  const beyond = after
    ? sql`(${key}, ${id}) ${raw(descending ? '<' : '>')} (${after.key}::${raw(type)}, ${after.id})`
    : sql`true`;
  const direction = raw(descending ? 'DESC' : 'ASC');
  return postgres().$queryRaw<{ id: string; key: string }[]>(sql`
    SELECT ${id} AS id, ${key}::text AS key FROM ${from}
    WHERE ${where} AND ${beyond} AND ${predicateSql(predicate)}
    ORDER BY ${key} ${direction}, ${id} ${direction} LIMIT ${limit}`);
}

/** How many runs fit. */
export async function countFitting(predicate: Predicate): Promise<number> {
  const [row] = await postgres().$queryRaw<{ runs: bigint }[]>(
    sql`SELECT count(*) AS runs FROM "Run" AS run WHERE ${predicateSql(predicate)}`,
  );
  return Number(row?.runs ?? 0);
}
