/** Values that runs have, to be offered while a query is typed. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';

const { sql } = Prisma;

/** Where a field's values are listed; times and ids are not offered. */
const SOURCES: Readonly<Record<string, Prisma.Sql>> = {
  name: sql`SELECT name AS value FROM "Run"`,
  owner: sql`SELECT owner AS value FROM "Run"`,
  service: sql`SELECT service AS value FROM "Run"`,
  label: sql`SELECT label AS value FROM "Run"`,
  experiment: sql`SELECT name AS value FROM "Experiment"`,
  feature: sql`SELECT unnest(features) AS value FROM "Run"`,
  tag: sql`SELECT unnest(tags) AS value FROM "Run"`,
};

/** Values of a field, or texts of a column, that hold what was typed: those that begin with it first. */
export async function listValues(of: string | number, typed: string, limit: number): Promise<string[]> {
  const source =
    typeof of === 'number' ? sql`SELECT text AS value FROM "RunValue" WHERE "columnId" = ${of}` : SOURCES[of];
  if (!source) return [];
  const rows = await postgres().$queryRaw<{ value: string }[]>(sql`
    SELECT value FROM (SELECT DISTINCT value FROM (${source}) AS listed) AS known
    WHERE strpos(lower(value), lower(${typed})) > 0
    ORDER BY strpos(lower(value), lower(${typed})), value LIMIT ${limit}`);
  return rows.map(({ value }) => value);
}
