import { Prisma } from '#server/platform/generated/client';
import { EXPERIMENT } from './predicate-sql.ts';
import type { RunSort, SortField } from './run-sort.ts';

const { sql } = Prisma;
type Sql = Prisma.Sql;

/**
 * A sorted list of runs is read as one stretch after another, each in the order of an index: the runs that have what it
 * is sorted by, then those that do not, newest first. So nothing is sorted that is not shown, and nulls are last both
 * ways.
 */
export interface Stretch {
  readonly from: Sql;
  readonly where: Sql;
  /** What it is sorted by, never null, and the id that decides among equals. */
  readonly key: Sql;
  readonly id: Sql;
  readonly type: 'text' | 'float8' | 'timestamptz';
  readonly descending: boolean;
}

const RUNS = { from: sql`"Run" AS run`, id: sql`run.id` };
const CELLS = { from: sql`"RunValue" AS cell JOIN "Run" AS run ON run.id = cell."runId"`, id: sql`cell."runId"` };
const NEWEST = { ...RUNS, key: sql`run."createdAt"`, type: 'timestamptz', descending: true } as const;

const KEYS: Record<SortField, { key: Sql; type: Stretch['type']; nullable?: true }> = {
  created: { key: NEWEST.key, type: 'timestamptz' },
  finished: { key: sql`run."finishedAt"`, type: 'timestamptz', nullable: true },
  name: { key: sql`run.name`, type: 'text' },
  owner: { key: sql`run.owner`, type: 'text' },
  status: { key: sql`run.status`, type: 'text' },
  algorithm: { key: sql`run.algorithm`, type: 'text' },
  service: { key: sql`run.service`, type: 'text', nullable: true },
  experiment: { key: EXPERIMENT, type: 'text', nullable: true },
};

export function stretchesOf({ by, descending }: RunSort): Stretch[] {
  if (typeof by === 'object') return columnStretches(by.columnId, descending);
  const { key, type, nullable } = KEYS[by];
  const with_ = { ...RUNS, key, type, descending };
  if (!nullable) return [{ ...with_, where: sql`true` }];
  return [
    { ...with_, where: sql`${key} IS NOT NULL` },
    { ...NEWEST, where: sql`${key} IS NULL` },
  ];
}

/** Numbers, then texts, then the runs without a cell. */
function columnStretches(columnId: number, descending: boolean): Stretch[] {
  const column = sql`cell."columnId" = ${columnId}`;
  const none = sql`NOT EXISTS (SELECT FROM "RunValue" WHERE "runId" = run.id AND "columnId" = ${columnId})`;
  return [
    { ...CELLS, key: sql`cell.number`, type: 'float8', descending, where: sql`${column} AND cell.number IS NOT NULL` },
    { ...CELLS, key: sql`cell.text`, type: 'text', descending, where: sql`${column} AND cell.text IS NOT NULL` },
    { ...NEWEST, where: none },
  ];
}
