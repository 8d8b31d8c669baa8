/** What the sealed slice said of promoted runs, in PostgreSQL. */
import { postgres } from '#server/platform/postgres';
import type { SealedResult } from './schema.ts';

/** A run's score on rows that nothing had seen before its promotion. */
export interface SealedScore {
  readonly runId: string;
  readonly model: string;
  readonly version: string;
  readonly sealed: SealedResult;
}

/** Of those of some runs that were promoted with a sealed slice, the first promotion first: no later look is as fresh. */
export async function listSealedScores(runIds: readonly string[]): Promise<SealedScore[]> {
  const rows = await postgres().modelVersion.findMany({
    where: { runId: { in: [...runIds] }, deletedAt: null },
    select: { runId: true, model: true, major: true, minor: true, sealed: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.flatMap(({ runId, model, major, minor, sealed }) =>
    sealed === null ? [] : [{ runId, model, version: `v${major}.${minor}`, sealed: sealed as unknown as SealedResult }],
  );
}
