/** Runs gathered by what they have in common, and what does not tell them apart, in PostgreSQL. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Predicate } from './predicate.ts';
import { EXPERIMENT, predicateSql } from './predicate-sql.ts';

const { sql } = Prisma;

export const GROUP_FIELDS = ['owner', 'algorithm', 'service', 'experiment', 'status'] as const;
export type GroupField = (typeof GROUP_FIELDS)[number];
/** What runs are gathered by: a field, or the cells of a column. */
export type GroupKey = GroupField | { readonly columnId: number };

const KEYS: Record<GroupField, Prisma.Sql> = {
  owner: sql`run.owner`,
  algorithm: sql`run.algorithm`,
  service: sql`run.service`,
  experiment: EXPERIMENT,
  status: sql`run.status`,
};

/** Runs of a group in one column: how many have a number there, their mean and deviation (n − 1; null below 2). */
export interface GroupFigure {
  readonly columnId: number;
  readonly runs: number;
  readonly mean: number;
  readonly sd: number | null;
}

export interface GroupRow {
  /** null for the runs that have no such value. */
  readonly key: string | null;
  readonly runs: number;
}

/** The largest groups of the runs that fit. */
export async function readGroups(predicate: Predicate, by: GroupKey, limit: number): Promise<GroupRow[]> {
  const rows = await postgres().$queryRaw<{ key: string | null; runs: bigint }[]>(sql`
    SELECT key, count(*) AS runs FROM (${keyed(predicate, by)}) AS fitting GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}`);
  return rows.map(({ key, runs }) => ({ key, runs: Number(runs) }));
}

/** Their figures in some columns, each with its group's key, which is looked up once a run and not once a cell. */
export async function readGroupFigures(
  predicate: Predicate,
  by: GroupKey,
  columnIds: readonly number[],
): Promise<(GroupFigure & { key: string | null })[]> {
  return postgres().$queryRaw(sql`
    WITH fitting AS MATERIALIZED (${keyed(predicate, by)})
    SELECT fitting.key, cell."columnId", count(*)::int AS runs, avg(cell.number) AS mean, stddev_samp(cell.number) AS sd
    FROM fitting JOIN "RunValue" AS cell ON cell."runId" = fitting.id
    WHERE cell."columnId" = ANY (${[...columnIds]}::int[]) AND cell.number IS NOT NULL
    GROUP BY 1, 2`);
}

/** Those of the columns that are the same in every run that fits, or in none of them. */
export async function listConstantColumns(predicate: Predicate, columnIds: readonly number[]): Promise<number[]> {
  const fits = predicateSql(predicate);
  const rows = await postgres().$queryRaw<{ id: number }[]>(sql`
    WITH one AS (SELECT id FROM "Run" AS run WHERE ${fits} LIMIT 1)
    SELECT asked.id FROM unnest(${[...columnIds]}::int[]) AS asked (id)
    LEFT JOIN "RunValue" AS first ON first."columnId" = asked.id AND first."runId" = (SELECT id FROM one)
    WHERE NOT EXISTS (
      SELECT FROM "Run" AS run LEFT JOIN "RunValue" AS cell ON cell."runId" = run.id AND cell."columnId" = asked.id
      WHERE ${fits} AND (cell.number, cell.text) IS DISTINCT FROM (first.number, first.text) OFFSET 0)`);
  return rows.map(({ id }) => id);
}

/** The runs that fit, each with what it is gathered by. */
function keyed(predicate: Predicate, by: GroupKey): Prisma.Sql {
  const fits = predicateSql(predicate);
  if (typeof by === 'string') return sql`SELECT run.id, ${KEYS[by]} AS key FROM "Run" AS run WHERE ${fits}`;
  return sql`
    SELECT run.id, coalesce(shared.text, shared.number::text) AS key FROM "Run" AS run
    LEFT JOIN "RunValue" AS shared ON shared."runId" = run.id AND shared."columnId" = ${by.columnId} WHERE ${fits}`;
}
