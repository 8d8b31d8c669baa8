import { createHash } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { listIngests } from '#server/feature-store/ingests.repo';
import { readKeptRows } from '#server/feature-store/kept-entity-rows';
import { resolveVersion } from '#server/models/resolve-version';
import { requireServable } from '#server/models/stale-versions';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { newId } from '#server/platform/id';
import { locateObject } from '#server/platform/locate-object';
import { countKeys, hashKeys, type Keys, storeKeys, toKeys } from './batch/batch-keys.ts';
import { clearBatch } from './batch/batch-objects.ts';
import { type BatchPlan, planBatch } from './batch/plan-batch.ts';
import type { Batch } from './batch-schema.ts';
import { findBatch, insertBatch, reopenBatch } from './batches.repo.ts';

export interface BatchRequest {
  /** name, name@alias or name/v0.1; the default model when left out. */
  readonly model?: string | undefined;
  /** Everybody, these, or those of a file of entity rows that is kept. */
  readonly keys: 'all' | readonly string[] | { readonly file: string };
  /** Of these only those whose features are so: `monetaryvalue > 1000 and not recency is null`. */
  readonly where?: string | undefined;
  /** Features as of this moment; now when left out. */
  readonly asOf?: Date | undefined;
  /** `s3://bucket/key` or a path; a new key under prediction_results/ when left out. */
  readonly out?: string | undefined;
}

/**
 * Writes a batch down, or finds the one there is: the same version, moment, customers, condition and destination over
 * the same history give the same rows, so they are scored once. One that finished is begun afresh when its file is gone.
 * @throws AppError not_found for an unknown model or feature; unavailable for a model whose features are gone;
 *   invalid_input when nobody is named or the condition cannot be read.
 */
export async function openBatch(request: BatchRequest, actor: Actor): Promise<Batch> {
  const version = await resolveVersion(request.model ?? DEFAULT_MODEL);
  await requireServable(version);
  const { where, out, asOf = new Date() } = request;
  if (out !== undefined) await locateObject(out);
  const plan = await planBatch(version.signature, where);
  const keys = await nameCustomers(request.keys, plan);
  const identity = {
    ...{ model: version.model, version: version.version, asOf },
    inputHash: hashOf([keys ? hashKeys(keys) : 'all', where, out, ...(await historyOf(plan))]),
  };
  const known = await findBatch(identity);
  if (known && !(await isLost(known))) return known;
  const id = known?.id ?? newId();
  if (keys) await storeKeys(id, keys);
  if (known) return reopenBatch(id);
  const asked = { named: keys && countKeys(keys), where: where ?? null, out: out ?? null };
  const batch = await insertBatch(identity, { id, request: asked, by: actor.name });
  if (batch.id !== id) await clearBatch(id);
  return batch;
}

/** Whether customers can be scored so now. @throws AppError as `openBatch`. */
export async function requireScorable(model: string, where?: string): Promise<void> {
  const version = await resolveVersion(model);
  await requireServable(version);
  await planBatch(version.signature, where);
}

/** Null for everybody, who are listed when the work begins. */
async function nameCustomers(keys: BatchRequest['keys'], { joinKeys }: BatchPlan): Promise<Keys | null> {
  if (keys === 'all') return null;
  if ('file' in keys) return toKeys((await readKeptRows(keys.file, { joinKeys, hasAsOf: true })).keys, joinKeys);
  return toKeys({ [joinKeys[0]!]: keys }, joinKeys);
}

/** What the rows of the batch come from: versions of the views, and every ingest of theirs. */
async function historyOf({ views }: BatchPlan): Promise<string[]> {
  const ingests = await Promise.all(views.map(({ source }) => listIngests(source.table)));
  return views.flatMap(({ name, version }, i) => [`${name} ${version}`, ...ingests[i]!.map(({ id }) => id)]);
}

const hashOf = (parts: readonly (string | undefined)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

async function isLost({ status, result }: Batch): Promise<boolean> {
  if (status !== 'finished' || !result) return false;
  const { store, key } = await locateObject(result.uri);
  return !(await store.exists(key));
}
