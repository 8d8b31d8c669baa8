import type { Actor } from '#server/access/actor';
import { readFeatureHistory } from '#server/feature-store/feature-history';
import { listServices } from '#server/feature-store/registry';
import { AppError } from '#server/platform/errors';
import { copyOnCurrent } from './copy-on-current.ts';
import { createRun } from './create-run.ts';
import type { CreateRun } from './create-run-schema.ts';
import { getRun } from './runs.repo.ts';
import type { Run, TrainableRun } from './schema.ts';

/**
 * Asks for a run once more: the same features, settings, seed and split, on the data there is now.
 * @throws AppError not_found; conflict while it still works, for an imported one, and where a feature is no longer what
 *   it was; what `createRun` throws.
 */
export async function rerun(id: string, actor: Actor): Promise<Run> {
  return createRun(await inputOfRun(await getRun(id)), actor);
}

/** What one would ask for to get a run as it was. @throws AppError conflict, as above. */
export async function inputOfRun(asked: Run): Promise<CreateRun> {
  const run = requireRepeatable(asked);
  const { features, label, leftOut } = copyOnCurrent(run, await readFeatureHistory());
  if (leftOut.length > 0 || label === null) {
    throw new AppError(
      'conflict',
      `Run "${run.name}" cannot be run again as it was: ${leftOut.map(({ sentence }) => sentence).join('; ')}. Clone ` +
        'and edit it to choose other features.',
      { refs: leftOut.map(({ reference }) => reference) },
    );
  }
  return {
    name: run.name,
    owner: run.owner,
    ...(await featuresOrService(run, features)),
    label,
    algorithm: run.algorithm,
    params: { ...run.params },
    splitName: run.split.name,
    seed: run.seed,
    allowLeakage: run.allowLeakage,
    includeLate: run.includeLate,
  };
}

function requireRepeatable({ algorithm, ...run }: Run): TrainableRun {
  const why =
    algorithm === 'onnx' || run.imported
      ? 'was trained elsewhere and brought in'
      : run.status === 'queued' || run.status === 'running'
        ? `is ${run.status} and has not come to an end`
        : null;
  if (why || algorithm === 'onnx') throw new AppError('conflict', `Run "${run.name}" cannot be run again: it ${why}.`);
  return { ...run, algorithm };
}

/** The service by its name while it still means these features. */
async function featuresOrService({ service }: Run, features: readonly string[]) {
  const named = (await listServices()).find(({ name }) => name === service);
  const isSame = named?.features.join(' ') === features.join(' ');
  return named && isSame ? { service: named.name } : { features: [...features] };
}
