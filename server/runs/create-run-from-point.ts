import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { handOverRun } from './create-run.ts';
import type { CreateRun } from './create-run-schema.ts';
import { recordRun } from './record-run.ts';
import type { Run } from './schema.ts';
import type { Sweep } from './sweep-schema.ts';
import { countPoints, findPoint } from './sweeps/sweep-points.repo.ts';
import { featuresOf } from './sweeps/to-sweep-point.ts';
import { getSweep } from './sweeps.repo.ts';

/** What a run of a point is called and whose it is; both may be left out. */
export interface RunFromPoint {
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
}

/**
 * Makes a run of a point and hands it to the workers.
 * @throws what `recordRunFromPoint` throws; AppError unavailable when no worker was ever started.
 */
export async function createRunFromPoint(
  sweepId: string,
  pointId: string,
  named: RunFromPoint,
  actor: Actor,
): Promise<Run> {
  return handOverRun(await recordRunFromPoint(sweepId, pointId, named, actor));
}

/**
 * Stores a point as a queued run: its features, algorithm and parameters on the sweep's own split, or on that of the experiment
 * it is part of; no point has seen their sealed slice. The run says out of how many it was chosen.
 *
 * @param pointId `setting-mask`, as the atlas names it.
 * @throws AppError not_found for an unknown sweep, or a point it does not have; what `recordRun` throws.
 */
export async function recordRunFromPoint(
  sweepId: string,
  pointId: string,
  { name, owner }: RunFromPoint,
  actor: Actor,
): Promise<Run> {
  const sweep = await getSweep(sweepId);
  const { setting, mask } = await requirePoint(sweep, pointId);
  const { algorithm, params } = sweep.settings[setting]!;
  const features = featuresOf(sweep.candidates, mask);
  return recordRun(
    {
      name: name ?? nameOf(sweep, features),
      owner: owner ?? actor.name,
      features,
      algorithm,
      params: { ...params },
      ...rowsOf(sweep),
      seed: sweep.seed,
      allowLeakage: sweep.allowLeakage,
    },
    actor,
    { sweep: sweep.id, sweepName: sweep.name, point: pointId, points: await countPoints(sweep.id) },
  );
}

/** What the run is judged on: in an experiment the rows of its leaderboard, else the folds of the sweep. */
function rowsOf({ experimentId, label, split }: Sweep): Partial<Pick<CreateRun, 'experiment' | 'label' | 'splitName'>> {
  return experimentId ? { experiment: experimentId } : { label, splitName: split.name };
}

async function requirePoint({ id, name, settings, candidates }: Sweep, pointId: string) {
  const [, setting, mask] = (/^(\d+)-(\d+)$/.exec(pointId) ?? []).map(Number);
  const canBe = mask !== undefined && setting! < settings.length && mask < 2 ** candidates.length;
  const point = canBe ? await findPoint(id, { setting: setting!, mask }) : null;
  if (point) return point;
  throw new AppError('not_found', `Sweep "${name}" has no point "${pointId}"; its atlas names those it has.`);
}

/** The sweep's name with the features, as long as a name may be. */
function nameOf(sweep: Sweep, features: readonly string[]): string {
  const short = features.map((feature) => feature.slice(feature.indexOf(':') + 1)).join(', ');
  const name = `${sweep.name}: ${short}`;
  return name.length <= 80 ? name : `${name.slice(0, 79)}…`;
}
