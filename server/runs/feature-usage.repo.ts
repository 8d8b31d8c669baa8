/** Which runs learned from a feature or a view, as feature or as label, counted in PostgreSQL. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Run, RunStatus } from './schema.ts';

/** A run as a list of users shows it. */
export interface RunUse extends Pick<Run, 'id' | 'name' | 'owner' | 'status' | 'service' | 'createdAt'> {
  /** Version of the view it was joined from; null before the join. */
  readonly viewVersion: number | null;
}

/** Runs of a view: how many there are, how many pin each version or come by each service, and the newest few. */
export interface ViewRuns {
  readonly total: number;
  /** null stands for features picked by hand. */
  readonly byService: readonly { readonly service: string | null; readonly runs: number }[];
  readonly byVersion: readonly { readonly version: number; readonly runs: number }[];
  readonly newest: readonly RunUse[];
}

/** Number of runs by feature reference, and by the name of its view; a run counts once for each. */
export async function countRunsByName(): Promise<ReadonlyMap<string, number>> {
  const rows = await postgres().$queryRaw<{ name: string; runs: bigint }[]>(Prisma.sql`
    SELECT used.name, count(DISTINCT run.id) AS runs
    FROM "Run" AS run
    CROSS JOIN LATERAL unnest(run.features || run.label) AS reference
    CROSS JOIN LATERAL (VALUES (reference), (split_part(reference, ':', 1))) AS used (name)
    GROUP BY used.name`);
  return new Map(rows.map(({ name, runs }) => [name, Number(runs)]));
}

/** Number of runs by feature service. */
export async function countRunsByService(): Promise<ReadonlyMap<string, number>> {
  const rows = await postgres().run.groupBy({ by: ['service'], where: { service: { not: null } }, _count: true });
  return new Map(rows.map(({ service, _count }) => [service ?? '', _count]));
}

/** The service each of these runs was trained on; runs with features picked by hand are not in it. */
export async function servicesOfRuns(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] }, service: { not: null } };
  const rows = await postgres().run.findMany({ where, select: { id: true, service: true } });
  return new Map(rows.map(({ id, service }) => [id, service ?? '']));
}

/**
 * Runs that used a view, the newest `limit` of them by name.
 * @param names what the view is called, and was.
 */
export async function listRunsOfView(names: readonly string[], limit = 5): Promise<ViewRuns> {
  const view = Prisma.sql`ANY (${[...names]}::text[])`;
  const uses = Prisma.sql`EXISTS (
    SELECT FROM unnest(features || label) AS reference WHERE split_part(reference, ':', 1) = ${view})`;
  const version = Prisma.sql`(SELECT value::int FROM jsonb_each_text("viewVersions") WHERE key = ${view} LIMIT 1)`;
  const [counted, services, newest] = await Promise.all([
    postgres().$queryRaw<{ version: number | null; runs: bigint }[]>(
      Prisma.sql`SELECT ${version} AS version, count(*) AS runs FROM "Run" WHERE ${uses} GROUP BY 1 ORDER BY 1`,
    ),
    postgres().$queryRaw<{ service: string | null; runs: bigint }[]>(
      Prisma.sql`SELECT service, count(*) AS runs FROM "Run" WHERE ${uses} GROUP BY 1 ORDER BY 1`,
    ),
    postgres().$queryRaw<(Omit<RunUse, 'status'> & { status: string })[]>(Prisma.sql`
      SELECT id, name, owner, status, service, "createdAt", ${version} AS "viewVersion" FROM "Run" WHERE ${uses}
      ORDER BY "createdAt" DESC, id DESC LIMIT ${limit}`),
  ]);
  return {
    total: counted.reduce((total, { runs }) => total + Number(runs), 0),
    byService: services.map(({ service, runs }) => ({ service, runs: Number(runs) })),
    byVersion: counted.flatMap(({ version: pinned, runs }) =>
      pinned === null ? [] : [{ version: pinned, runs: Number(runs) }],
    ),
    newest: newest.map((run) => ({ ...run, status: run.status as RunStatus })),
  };
}
