import type { Actor } from '#server/access/actor';
import { type FeatureHistory, readFeatureHistory } from '#server/feature-store/feature-history';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { objectStore } from '#server/platform/object-store';
import { parseInput } from '#server/platform/parse-input';
import { getRun } from '#server/runs/runs.repo';
import type { Run } from '#server/runs/schema';
import { staleFeaturesOf } from '#server/runs/stale-runs';
import { type Candidate, gatherCandidate } from './gates/gather-candidate.ts';
import { passGates } from './gates/pass-gates.ts';
import { loadPackage } from './load-package.ts';
import { claimVersion, getModelVersion, insertVersion, releaseVersion } from './models.repo.ts';
import { buildPackage, type ModelPackage } from './package/build-package.ts';
import { checkParity, checkThresholds } from './package/check-parity.ts';
import { requireMayMove } from './protection.ts';
import { type ModelVersion, type PromoteRun, PromoteRunSchema, packageKey } from './schema.ts';
import { sayStale } from './stale-versions.ts';

/** Who stands behind a promotion beside the one who does it. */
export interface PromotionOptions {
  /** Who asked for it, where the actor is the lead who approves. */
  readonly requestedBy?: string;
}

/**
 * Makes a finished run the next version of a model and points an alias at it. Its gates are judged before anything is
 * written. The package is written, loaded back from the object store and must answer the holdout, and rows at every
 * threshold, as the trainer did; only then does the version exist.
 *
 * @throws AppError not_found for an unknown run; invalid_input naming the field; forbidden for an alias that only leads
 *   move; conflict when the run has not finished, its features are gone or of another type, a gate is shut, or its
 *   package answers differently; unavailable when the object store does not work. Nothing is left behind.
 */
export async function promoteRun(
  runId: string,
  input: PromoteRun,
  actor: Actor,
  options: PromotionOptions = {},
): Promise<ModelVersion> {
  const { acknowledge, override, ...promotion } = parseInput(PromoteRunSchema, input);
  const { model, alias, reason } = promotion;
  const run = await getPromotableRun(runId);
  const isLead = await requireMayMove(model, alias, actor);
  const candidate = await gatherCandidate(run, actor);
  const pass = passGates(candidate, promotion, { consent: { acknowledge, override }, actor, isLead });
  await pass.judge();

  const version = await claimVersion(model);
  const key = packageKey(model, version);
  try {
    const proven = await packAndProve(key, candidate, { model, version, reason, promotedBy: actor.name });
    await pass.move(({ from, gates }) =>
      insertVersion(
        { model, runId, key, ...proven, sealed: candidate.sealed, promotedBy: actor.name, reason },
        { model, alias, to: version, by: actor.name, reason, from, gates, ...options },
      ),
    );
    log.debug({ runId, model, version, alias }, 'promoted');
  } catch (error) {
    await forgetPackage(model, version, key);
    throw error;
  }
  return getModelVersion(model, version);
}

/** @throws AppError not_found; conflict for a run that has no model, or none that could answer for a customer. */
export async function getPromotableRun(runId: string): Promise<Run> {
  const run = requireFinished(await getRun(runId));
  requireCurrentInputs(run, await readFeatureHistory());
  return run;
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

/** Writes the package, and holds what comes back from the store against the trainer. */
async function packAndProve(
  key: string,
  { contender, sealed }: Candidate,
  claimed: { model: string; version: string; reason: string; promotedBy: string },
): Promise<Pick<ModelVersion, 'manifest' | 'signature'>> {
  const { run, trained, onnx, holdout, answers } = contender;
  const built = buildPackage({ run, trained, onnx, sealed, ...claimed, createdAt: new Date() });
  await writePackage(key, built);
  const { scorer, manifest, signature } = await loadPackage({ key, manifest: built.manifest });
  await checkParity(run.id, scorer, answers);
  await checkThresholds(run.id, scorer, { trained, holdout });
  return { manifest, signature };
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
