import type { Actor } from '#server/access/actor';
import { type FeatureHistory, readFeatureHistory } from '#server/feature-store/feature-history';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { objectStore } from '#server/platform/object-store';
import { parseInput } from '#server/platform/parse-input';
import { getHoldout, getTrainedModel } from '#server/runs/results.repo';
import { getRun } from '#server/runs/runs.repo';
import type { KeptHoldout, Run, TrainedModel } from '#server/runs/schema';
import { staleFeaturesOf } from '#server/runs/stale-runs';
import { toLabelledMatrix } from '#server/runs/to-labelled-matrix';
import { mostProbableClasses, predictProbabilities } from '#server/training/predict-probabilities';
import { judgeSealed } from './judge-sealed.ts';
import { loadPackage } from './load-package.ts';
import { claimVersion, getModelVersion, insertVersion, releaseVersion } from './models.repo.ts';
import { buildPackage, type ModelPackage } from './package/build-package.ts';
import { checkParity, checkThresholds } from './package/check-parity.ts';
import { type ModelVersion, type PromoteRun, PromoteRunSchema, packageKey } from './schema.ts';
import { sayStale } from './stale-versions.ts';
import { onnxOf } from './trained-onnx.ts';

/**
 * Makes a finished run the next version of a model and points an alias at it. The package is written, loaded back from
 * the object store and must answer the holdout, and rows at every threshold, as the trainer did; only then does the
 * version exist.
 *
 * @throws AppError not_found for an unknown run; invalid_input naming the field; conflict when the run has not finished,
 *   its features are gone or of another type, or its package answers differently; unavailable when the object store does not work. Nothing is left behind.
 */
export async function promoteRun(runId: string, input: PromoteRun, actor: Actor): Promise<ModelVersion> {
  const { model, alias, reason } = parseInput(PromoteRunSchema, input);
  const run = requireFinished(await getRun(runId));
  requireCurrentInputs(run, await readFeatureHistory());
  const [trained, holdout] = await Promise.all([getTrainedModel(runId), getHoldout(runId)]);

  const version = await claimVersion(model);
  const key = packageKey(model, version);
  try {
    const createdAt = new Date();
    const answers = ownAnswers(run, trained, holdout);
    const onnx = await onnxOf(trained, answers);
    const sealed = await judgeSealed(run, trained, onnx);
    const built = buildPackage({
      run,
      trained,
      onnx,
      sealed,
      model,
      version,
      reason,
      promotedBy: actor.name,
      createdAt,
    });
    await writePackage(key, built);
    const { scorer, manifest, signature } = await loadPackage({ key, manifest: built.manifest });
    const largestDifference = await checkParity(runId, scorer, answers);
    await checkThresholds(runId, scorer, { trained, holdout });
    await insertVersion(
      { model, runId, key, manifest, signature, sealed, promotedBy: actor.name, reason },
      { model, alias, to: version, by: actor.name, reason },
    );
    log.debug({ runId, model, version, alias, rows: holdout.keys.length, largestDifference }, 'promoted');
  } catch (error) {
    await forgetPackage(model, version, key);
    throw error;
  }
  return getModelVersion(model, version);
}

function requireFinished(run: Run): Run {
  if (run.status === 'finished') return run;
  const why = {
    queued: 'is still waiting for a worker; promote it when it has finished',
    running: 'is still training; promote it when it has finished',
    failed: `failed (${run.error ?? 'no reason was kept'}) and has no model; train it again`,
    cancelled: 'was cancelled and has no model; train it again',
  }[run.status];
  throw new AppError('conflict', `Run "${run.name}" (${run.id}) cannot be promoted: it ${why}.`);
}

/** A model that could not answer for a single customer must not get an alias. */
function requireCurrentInputs({ name, id, features, viewVersions }: Run, history: FeatureHistory): void {
  const stale = staleFeaturesOf({ features, viewVersions }, history);
  if (stale.length === 0) return;
  throw new AppError(
    'conflict',
    `Run "${name}" (${id}) cannot be promoted: ${sayStale(stale)} Train a copy of it on the features there are.`,
    { refs: stale.map(({ reference }) => reference) },
  );
}

/** What the kept model says of the holdout; by folds the run keeps what other models said of it. */
function ownAnswers(run: Run, trained: TrainedModel, holdout: KeptHoldout): KeptHoldout {
  const { model, classValues } = trained;
  if (!run.crossValidation || model.kind === 'onnx') return holdout;
  const probabilities = predictProbabilities(model, toLabelledMatrix(holdout, trained));
  const predicted = mostProbableClasses(probabilities, model.classes).map((k) => classValues[k]!);
  return { ...holdout, predicted, probabilities };
}

/** The manifest goes last: a package without one is not a package. */
async function writePackage(key: string, { files }: ModelPackage): Promise<void> {
  const store = await objectStore();
  for (const [name, bytes] of files) await store.put(key + name, bytes);
}

/** Cleaning up must not hide why the promotion failed. */
async function forgetPackage(model: string, version: string, key: string): Promise<void> {
  try {
    const store = await objectStore();
    for (const object of (await store.list(key)).reverse()) await store.delete(object);
    await releaseVersion(model, version);
  } catch (error) {
    log.warn({ error, key }, 'a package that was not promoted could not be removed');
  }
}
