/** What PostgreSQL does by itself and the embedded database does not: the index of the cells stays enough to read them. */
import { readEnv } from '#server/platform/env';
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';

/** Share of the table that may be new since it was last tidied, and how many pages of 8 KB may be at any size. */
const NEW_SHARE = 0.1;
const NEW_PAGES = 64;

/**
 * Marks cells that every reader may see, where many are new: a search by a figure then reads the index of that figure
 * and not a page of the table for every run. Does nothing on a PostgreSQL of one's own, whose autovacuum does it.
 */
export async function tidyCells(): Promise<void> {
  if (readEnv().databaseUrl) return;
  const { pages, visible } = await readPages();
  if (pages - visible > Math.max(NEW_PAGES, NEW_SHARE * pages))
    await postgres().$executeRaw`VACUUM (ANALYZE) "RunValue"`;
}

/** Pages of the table, and those of them that are marked. */
export async function readPages(): Promise<{ pages: number; visible: number }> {
  const [row] = await postgres().$queryRaw<{ pages: number; visible: number }[]>(Prisma.sql`
    SELECT (pg_relation_size(oid) / current_setting('block_size')::int)::int AS pages, relallvisible AS visible
    FROM pg_class WHERE oid = '"RunValue"'::regclass`);
  return row ?? { pages: 0, visible: 0 };
}
