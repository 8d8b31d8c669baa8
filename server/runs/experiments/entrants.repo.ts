/** The runs of an experiment in PostgreSQL, with no more than their places on a leaderboard need. */
import { postgres } from '#server/platform/postgres';
import type { MetricName } from '../comparison-schema.ts';
import type { Entrant } from '../experiment-schema.ts';

/** A run of an experiment, and what decides whether it has a place. */
export interface RankedEntrant extends Entrant {
  readonly label: string;
  readonly splitFingerprint: string | null;
  /** null before it has finished. */
  readonly report: { readonly classes: readonly { readonly label: number }[] } | null;
  /** null where it has none. */
  readonly figure: number | null;
}

/** Newest first; archived runs are left out. */
export async function listEntrants(experimentId: string, metric: MetricName): Promise<RankedEntrant[]> {
  type Row = Omit<RankedEntrant, 'report'> & { classes: number[] | null };
  const rows = await postgres().$queryRaw<Row[]>`
    SELECT id, name, owner, status, algorithm, features, leaks, "chosenFrom", durations, label, "splitFingerprint",
      report -> 'metrics' -> ${metric} AS figure,
      CASE WHEN baseline IS NOT NULL THEN jsonb_path_query_array(report, '$.classes[*].label') END AS classes
    FROM "Run" WHERE "experimentId" = ${experimentId} AND NOT archived
    ORDER BY "createdAt" DESC, id DESC`;
  return rows.map(({ classes, ...row }) => ({
    ...row,
    report: classes && { classes: classes.map((label) => ({ label })) },
  }));
}
