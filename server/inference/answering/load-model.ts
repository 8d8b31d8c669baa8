import { setTimeout } from 'node:timers/promises';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { resolveVersion } from '#server/models/resolve-version';
import { findStaleInputs } from '#server/models/stale-versions';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { AppError, messageOf } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { holdModel, type ReadyModel } from './hold-models.ts';

/** A version ready to score. A request takes one and keeps to it, whatever becomes of the alias meanwhile. */
export interface LoadedModel extends ReadyModel {
  /** Inputs that are gone or of another type now; such a model answers raw features only. */
  readonly stale: readonly StaleFeature[];
}

/** After this the registry is asked again, behind the back of the request that noticed. */
const RECHECK_MS = 1_000;
/** After this the request waits for the answer: an alias that moved, or a feature that went, counts within two seconds. */
const STALE_MS = 1_500;
/** It waits no longer than this: a registry that hangs must not hang predictions. */
const PATIENCE_MS = 400;

interface Followed {
  model: LoadedModel;
  checkedAt: number;
  checking: Promise<LoadedModel> | undefined;
}

/** By reference as asked for, `customer_segment@production`. On globalThis, as the models held are. */
const shared = globalThis as typeof globalThis & { cookoffFollowedModels?: Map<string, Followed> };
shared.cookoffFollowedModels ??= new Map();
const followed = shared.cookoffFollowedModels;

/**
 * The model a reference stands for, ready to score. An alias that moves and a feature that is dropped are noticed within
 * two seconds; while the database or the object store is away what was last seen goes on.
 * @throws AppError as `resolveVersion` and `loadPackage` do, for a reference that was never loaded; not_found for one
 *   that the registry no longer has.
 */
export async function loadModel(reference: string): Promise<LoadedModel> {
  const entry = followed.get(reference);
  if (!entry) {
    const model = await fetchModel(reference);
    followed.set(reference, { model, checkedAt: performance.now(), checking: undefined });
    return model;
  }
  const age = performance.now() - entry.checkedAt;
  if (age < RECHECK_MS) return entry.model;
  if (!entry.checking) {
    entry.checking = recheck(reference, entry);
    entry.checking.catch(() => {}); // whoever waits for it hears of it; nobody may be waiting
  }
  return age < STALE_MS ? entry.model : awaitCheck(entry, entry.checking);
}

async function awaitCheck(entry: Followed, checking: Promise<LoadedModel>): Promise<LoadedModel> {
  const checked = await Promise.race([checking, setTimeout(PATIENCE_MS, null, { ref: false })]);
  if (checked) return checked;
  entry.checkedAt = performance.now();
  return entry.model;
}

/** The model served when nobody names one. @throws AppError unavailable when there is none that can answer. */
export async function loadDefaultModel(): Promise<LoadedModel> {
  try {
    return await loadModel(DEFAULT_MODEL);
  } catch (error) {
    const reason = error instanceof AppError ? error.message : 'The model registry does not answer.';
    throw new AppError('unavailable', `No model can answer. ${reason}`, { cause: error });
  }
}

/** A registry that says "no such" is believed; one that does not answer, or a package that is damaged, is not. */
async function recheck(reference: string, entry: Followed): Promise<LoadedModel> {
  try {
    entry.model = await fetchModel(reference);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') {
      followed.delete(reference);
      throw error;
    }
    const { version } = entry.model.version;
    log.warn({ error: messageOf(error), reference, version }, 'could not look for a newer version; serving the last');
  }
  entry.checkedAt = performance.now();
  entry.checking = undefined;
  return entry.model;
}

async function fetchModel(reference: string): Promise<LoadedModel> {
  const version = await resolveVersion(reference);
  const { model, dropped } = await holdModel(version);
  for (const [other, entry] of followed) if (dropped.includes(entry.model.version.key)) followed.delete(other);
  // The aliases of a version change while the version does not.
  return { ...model, version, stale: await findStaleInputs(model.signature) };
}
