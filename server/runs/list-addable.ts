import type { Experiment } from './experiment-schema.ts';
import { listOutsiders, type Outsider } from './experiments/outsiders.repo.ts';
import { sealsTheSame } from './experiments/seals-the-same.ts';

/** What was made outside of any experiment and could be part of one, newest first. */
export interface Addable {
  readonly runs: readonly Outsider[];
  readonly sweeps: readonly Outsider[];
}

/** What `addToExperiment` would take, among the newest of the label; nothing for an experiment that is put away. */
export async function listAddable({ label, split, archivedAt }: Experiment): Promise<Addable> {
  if (archivedAt !== null) return { runs: [], sweeps: [] };
  const { runs, sweeps } = await listOutsiders(label, split.id);
  const fits = sweeps.filter((sweep) => sealsTheSame(sweep.split, split));
  return { runs, sweeps: fits.map(({ id, name, owner }) => ({ id, name, owner })) };
}
