/** Raw files turned into offline rows, and the statistics of the tables they filled. */
import { AppError } from '#server/platform/errors';
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { ColumnStatistics } from './statistics/describe-column.ts';
import type { PipelineResult } from './vocabulary.ts';

export interface Ingest {
  readonly id: string;
  readonly pipeline: string;
  readonly table: string;
  readonly fileName: string;
  readonly fileSha256: string;
  /** The event_timestamp its rows carry. */
  readonly asOf: Date;
  readonly createdAt: Date;
  readonly rows: number;
  readonly counts: PipelineResult['counts'];
  readonly dropped: PipelineResult['dropped'];
  readonly parameters: unknown;
  /** Relative to the offline store. */
  readonly location: string;
  readonly durationMs: number;
  readonly by: string;
}

export interface TableStatistics {
  readonly computedAt: Date;
  /** Of the newest snapshot; after a push, of the latest row of every key. */
  readonly rows: number;
  readonly columns: readonly ColumnStatistics[];
}

/** Records an ingest and the statistics of its table after it, together; null leaves the statistics there are. */
export async function insertIngest(
  ingest: Ingest,
  statistics: Omit<TableStatistics, 'computedAt'> | null,
): Promise<void> {
  const { counts, dropped, parameters, ...plain } = ingest;
  const data = { ...plain, counts, dropped, parameters: parameters as Prisma.InputJsonObject };
  const create = postgres().ingest.create({ data });
  if (!statistics) return void (await create);
  const stored = { body: statistics as unknown as Prisma.InputJsonObject, computedAt: ingest.createdAt };
  await postgres().$transaction([
    create,
    postgres().tableStatistics.upsert({
      where: { table: ingest.table },
      create: { table: ingest.table, ...stored },
      update: stored,
    }),
  ]);
}

/** Whether a pipeline has filled the table with a snapshot of a later moment that has come. */
export async function hasLaterSnapshot(table: string, asOf: Date): Promise<boolean> {
  const later = { table, asOf: { gt: asOf, lte: new Date() }, pipeline: { not: PUSHED } };
  return (await postgres().ingest.count({ where: later })) > 0;
}

/** @throws AppError `not_found`. */
export async function getIngest(id: string): Promise<Ingest> {
  const row = await postgres().ingest.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no ingest "${id}".`);
  return toIngest(row);
}

/** Ingests into a table, or into all, newest first. */
export async function listIngests(table?: string): Promise<Ingest[]> {
  const rows = await postgres().ingest.findMany({
    where: table ? { table } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(toIngest);
}

/** The newest ingest that was given the same; for any as-of when none is named. */
export async function findSameIngest({
  parameters,
  ...same
}: Pick<Ingest, 'fileSha256' | 'pipeline' | 'table' | 'parameters'> & { asOf?: Date }): Promise<Ingest | null> {
  const where = { ...same, parameters: { equals: parameters as Prisma.InputJsonObject } };
  const row = await postgres().ingest.findFirst({ where, orderBy: { createdAt: 'desc' } });
  return row && toIngest(row);
}

/** What stands for the pipeline of rows that were pushed. No pipeline has this name: it holds a space. */
export const PUSHED = 'pushed rows';

/** The moment of a table's newest snapshot up to a moment; rows that were pushed one by one make none. */
export async function findSnapshot(table: string, until: Date): Promise<Date | null> {
  const where = { table, asOf: { lte: until }, pipeline: { not: PUSHED } };
  const row = await postgres().ingest.findFirst({ where, orderBy: { asOf: 'desc' } });
  return row?.asOf ?? null;
}

/** Statistics of a table after its last ingest; null before the first. */
export async function findTableStatistics(table: string): Promise<TableStatistics | null> {
  const row = await postgres().tableStatistics.findUnique({ where: { table } });
  if (!row) return null;
  return { computedAt: row.computedAt, ...(row.body as unknown as Omit<TableStatistics, 'computedAt'>) };
}

/** Forgets how the rows of a table came, and their statistics: the table is about to be deleted. */
export async function deleteIngests(table: string): Promise<void> {
  const where = { table };
  await postgres().$transaction([
    postgres().ingest.deleteMany({ where }),
    postgres().tableStatistics.deleteMany({ where }),
  ]);
}

function toIngest(row: Prisma.IngestGetPayload<object>): Ingest {
  return {
    ...row,
    counts: row.counts as PipelineResult['counts'],
    dropped: row.dropped as PipelineResult['dropped'],
  };
}
