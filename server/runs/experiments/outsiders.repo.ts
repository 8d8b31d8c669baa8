/** Runs and sweeps that are part of no experiment, in PostgreSQL. */
import { postgres } from '#server/platform/postgres';
import type { RunSplit } from '../schema.ts';
import { toRunSplit } from '../storage/run-row.ts';

export interface Outsider {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
}

/** As many of each are looked at, the newest ones. */
const MOST = 50;
const NAMED = { id: true, name: true, owner: true } as const;
const NEWEST = { orderBy: { createdAt: 'desc' as const }, take: MOST };

/** Runs of a label on one split, and sweeps of the label on any; archived runs are left out. */
export async function listOutsiders(
  label: string,
  splitId: string,
): Promise<{ runs: Outsider[]; sweeps: (Outsider & { split: RunSplit })[] }> {
  const of = { label, experimentId: null };
  const [runs, sweeps] = await Promise.all([
    postgres().run.findMany({ where: { ...of, splitId, archived: false }, select: NAMED, ...NEWEST }),
    postgres().sweep.findMany({ where: of, select: { ...NAMED, split: true }, ...NEWEST }),
  ]);
  return { runs, sweeps: sweeps.map(({ split, ...sweep }) => ({ ...sweep, split: toRunSplit(split) })) };
}
