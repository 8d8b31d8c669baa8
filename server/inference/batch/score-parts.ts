import { listEntities } from '#server/feature-store/historical-features';
import { AppError } from '#server/platform/errors';
import type { LoadedModel } from '../answering/load-model.ts';
import type { Batch } from '../batch-schema.ts';
import { countKeys, type Keys, readKeys, storeKeys } from './batch-keys.ts';
import { listParts, putPart, type Range } from './batch-objects.ts';
import type { BatchPlan } from './plan-batch.ts';
import { readPart, scorePart } from './score-part.ts';
import { writePart } from './write-part.ts';

/** At most so many are scored again after a kill. Each part reads the history once, so fewer would cost more. */
const PART_ROWS = 100_000;

interface PartsRequest {
  readonly keys: Keys;
  readonly plan: BatchPlan;
  readonly model: LoadedModel;
  readonly signal: AbortSignal;
  readonly partRows?: number | undefined;
}

/** The customers of a batch in their order: as they were kept, else everybody, who are kept from now on. */
export async function listCustomers({ id, request, asOf }: Batch, { inputs }: BatchPlan): Promise<Keys> {
  const kept = await readKeys(id);
  if (kept) return kept;
  if (request.named !== null) {
    const lost = `The list of ${request.named} customers of batch ${id} is gone from the object store; ask for it anew.`;
    throw new AppError('unavailable', lost);
  }
  const all = await listEntities(inputs, asOf);
  if (countKeys(all) === 0) throw new AppError('invalid_input', 'The offline store has no customers at that moment.');
  await storeKeys(id, all);
  return all;
}

/**
 * Scores the parts of a batch that are not there yet, in order. While one is scored the next is read.
 * @param follow told how many customers are done, of how many.
 */
export async function scoreParts(
  batch: Batch,
  { keys, plan, model, signal, partRows = PART_ROWS }: PartsRequest,
  follow: (done: number, total: number) => void,
): Promise<void> {
  const total = countKeys(keys);
  const missing = findMissing(await listParts(batch.id), { total, partRows });
  const read = (part: Range | undefined) =>
    part ? readPart({ ...plan, keys: partOf(keys, part), asOf: batch.asOf, signal }) : null;
  const file = {
    ...{ signature: model.signature, version: `${batch.model}-${batch.version}` },
    ...{ asOf: batch.asOf, scoredAt: batch.createdAt, signal },
  };
  let done = total - missing.reduce((sum, { start, end }) => sum + end - start, 0);
  let ahead = read(missing[0]);
  follow(done, total);
  for (const [i, part] of missing.entries()) {
    const features = await ahead!;
    ahead = read(missing[i + 1]);
    ahead?.catch(() => {}); // it is awaited in its turn; until then it may fail before anybody asks
    signal.throwIfAborted();
    const scored = await scorePart(features, model);
    await putPart(batch.id, part, (path) => writePart(scored, { ...file, path }));
    done += part.end - part.start;
    follow(done, total);
  }
}

/** What lies between the parts that are there, cut into parts. */
function findMissing(there: readonly Range[], { total, partRows }: { total: number; partRows: number }): Range[] {
  const missing: Range[] = [];
  let from = 0;
  for (const { start, end } of [...there, { start: total, end: total }]) {
    for (; from < start; from += partRows) missing.push({ start: from, end: Math.min(from + partRows, start) });
    from = end;
  }
  return missing;
}

const partOf = (keys: Keys, { start, end }: Range): Keys =>
  Object.fromEntries(Object.entries(keys).map(([name, texts]) => [name, texts.slice(start, end)]));
