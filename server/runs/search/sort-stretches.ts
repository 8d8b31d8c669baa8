import { Prisma } from '#server/platform/generated/client';
import { NOTE_SHOWN } from './found-runs.repo.ts';
import { EXPERIMENT, NOTE } from './predicate-sql.ts';
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

/** What runs are sorted by; `there` where it may be missing. */
interface SortKey {
  readonly key: Sql;
  readonly type: Stretch['type'];
  readonly there?: Sql;
}

const text = (key: Sql): SortKey => ({ key, type: 'text' });
const textOrNone = (key: Sql): SortKey => ({ key, type: 'text', there: sql`${key} IS NOT NULL` });

const KEYS: Record<SortField, SortKey> = {
  created: { key: NEWEST.key, type: 'timestamptz' },
  finished: { key: sql`run."finishedAt"`, type: 'timestamptz', there: sql`run."finishedAt" IS NOT NULL` },
  name: text(sql`run.name`),
  owner: text(sql`run.owner`),
  status: text(sql`run.status`),
  algorithm: text(sql`run.algorithm`),
  service: textOrNone(sql`run.service`),
  experiment: textOrNone(EXPERIMENT),
  features: { key: sql`cardinality(run.features)::float8`, type: 'float8' },
  tags: { key: sql`array_to_string(run.tags, ', ')`, type: 'text', there: sql`cardinality(run.tags) > 0` },
  // No longer than it is shown: the key of the last run of a page is part of the address of the next.
  note: textOrNone(sql`left(${NOTE}, ${NOTE_SHOWN}::int)`),
};

export function stretchesOf({ by, descending }: RunSort): Stretch[] {
  if (typeof by === 'object') return columnStretches(by.columnId, descending);
  const { key, type, there } = KEYS[by];
  const sorted = { ...RUNS, key, type, descending };
  if (!there) return [{ ...sorted, where: sql`true` }];
  return [
    { ...sorted, where: there },
    { ...NEWEST, where: sql`NOT (${there})` },
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
