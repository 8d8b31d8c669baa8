/** Star, archive and tags of runs in PostgreSQL. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';

const { sql } = Prisma;

/** What changes on runs; what is undefined stays. */
export interface Marks {
  readonly starred: boolean | undefined;
  readonly archived: boolean | undefined;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

/** Those of the ids that no run has. */
export async function listUnknownRuns(ids: readonly string[]): Promise<string[]> {
  const rows = await postgres().run.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** Marks all of them in one statement, so that two people who tag at once keep both tags. */
export async function writeMarks(ids: readonly string[], marks: Marks): Promise<void> {
  await postgres().$executeRaw(sql`
    UPDATE "Run" SET
      starred = coalesce(${marks.starred ?? null}::bool, starred),
      archived = coalesce(${marks.archived ?? null}::bool, archived),
      tags = ARRAY(
        SELECT unnest(tags || ${[...marks.addTags]}::text[]) EXCEPT SELECT unnest(${[...marks.removeTags]}::text[])
        ORDER BY 1)
    WHERE id = ANY (${[...ids]}::text[])`);
}
