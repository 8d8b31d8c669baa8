import { postgres } from '#server/platform/postgres';

/**
 * Forgets runs of materialize that began before the moment and have ended, but for those that say where the next is to go
 * on: a run is needed until a later one of the same version of its view has finished that reached as far, without a gap
 * where it had none.
 */
export async function dropMaterializationsBefore(moment: Date): Promise<void> {
  await postgres().$executeRaw`
    DELETE FROM "Materialization" AS old
    WHERE old.status <> 'running' AND old."createdAt" < ${moment} AND EXISTS (
      SELECT 1 FROM "Materialization" AS later
      WHERE later.view = old.view AND later."viewVersion" = old."viewVersion" AND later.status = 'finished'
        AND later."createdAt" > old."createdAt" AND later."endAt" >= old."endAt"
        AND (COALESCE((later.cursor ->> 'incremental')::boolean, TRUE)
          OR (NOT COALESCE((old.cursor ->> 'incremental')::boolean, TRUE) AND later."startAt" <= old."startAt")))`;
}
