import { setTimeout } from 'node:timers/promises';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { type LoadedPackage, loadPackage } from '#server/models/load-package';
import { resolveVersion } from '#server/models/resolve-version';
import { DEFAULT_MODEL, type ModelVersion } from '#server/models/schema';
import { findStaleInputs } from '#server/models/stale-versions';
import { AppError, messageOf } from '#server/platform/errors';
import { log } from '#server/platform/log';

/** A version ready to score. */
export interface LoadedModel extends Pick<LoadedPackage, 'signature' | 'scorer'> {
  readonly version: ModelVersion;
  /** Inputs that are gone or of another type now; such a model answers raw features only. */
  readonly stale: readonly StaleFeature[];
}

type Ready = Omit<LoadedModel, 'stale'>;

/** After this the registry is asked again, behind the back of the request that noticed. */
const RECHECK_MS = 1_000;
/** After this the request waits for the answer: an alias that moved, or a feature that went, counts within two seconds. */
const STALE_MS = 1_500;
/** It waits no longer than this: a registry that hangs must not hang predictions. */
const PATIENCE_MS = 400;
/** Versions held ready; a session of a few hundred trees takes some megabytes. */
const MOST_LOADED = 8;

interface Followed {
  model: LoadedModel;
  checkedAt: number;
  checking: Promise<LoadedModel> | undefined;
}

interface Held {
  /** By reference as asked for: `customer_segment@production`. */
  readonly followed: Map<string, Followed>;
  /** By package key; a version never changes. */
  readonly loaded: Map<string, Promise<Ready>>;
}

/** On globalThis, so that the server in front of Next and the routes inside its bundle share one session. */
const shared = globalThis as typeof globalThis & { cookoffModels?: Held };
shared.cookoffModels ??= { followed: new Map(), loaded: new Map() };
const { followed, loaded } = shared.cookoffModels;

/**
 * The model a reference stands for, ready to score. An alias that moves and a feature that is dropped are noticed within
 * two seconds; while the database or the object store is away what was last seen goes on.
 * @throws AppError as `resolveVersion` and `loadPackage` do, for a reference that was never loaded.
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
  entry.checking ??= recheck(reference, entry);
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

async function recheck(reference: string, entry: Followed): Promise<LoadedModel> {
  try {
    entry.model = await fetchModel(reference);
  } catch (error) {
    const { version } = entry.model.version;
    log.warn({ error: messageOf(error), reference, version }, 'could not look for a newer version; serving the last');
  }
  entry.checkedAt = performance.now();
  entry.checking = undefined;
  return entry.model;
}

async function fetchModel(reference: string): Promise<LoadedModel> {
  const version = await resolveVersion(reference);
  const ready = loaded.get(version.key) ?? load(version);
  // Latest used last, so that the first is the one to drop.
  loaded.delete(version.key);
  loaded.set(version.key, ready);
  const oldest = loaded.keys().next().value;
  if (loaded.size > MOST_LOADED && oldest) loaded.delete(oldest);
  const model = await ready;
  return { ...model, stale: await findStaleInputs(model.signature) };
}

function load(version: ModelVersion): Promise<Ready> {
  const ready = loadPackage(version).then(({ signature, scorer }) => ({ version, signature, scorer }));
  ready.catch(() => loaded.delete(version.key));
  return ready;
}
