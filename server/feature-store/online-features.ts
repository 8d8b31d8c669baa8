import { AppError } from '#server/platform/errors';
import { type EntityKeyEncoder, entityKeyEncoder } from './online/entity-key.ts';
import type { OnlineRow } from './online/online-store.ts';
import { onlineStore } from './online/open-online-store.ts';
import type { JoinKey } from './registry.ts';
import { resolveFeatures } from './resolve-features.ts';
import type { Scalar } from './vocabulary.ts';

export interface OnlineRequest {
  /** `view:feature`, in the order wanted. */
  readonly features: readonly string[];
  /** Key texts, when all views have one and the same join key; else one list a join key, of equal lengths. */
  readonly keys: readonly string[] | Readonly<Record<string, readonly string[]>>;
}

/** Feast's words for how a value came to be. */
export type FeatureStatus = 'PRESENT' | 'NULL_VALUE' | 'NOT_FOUND' | 'OUTSIDE_MAX_AGE';

/** One entry a key, in the order asked for, in every list. */
export interface OnlineFeatures {
  /** By reference; null for every status but PRESENT. */
  readonly columns: Readonly<Record<string, readonly Scalar[]>>;
  readonly statuses: Readonly<Record<string, readonly FeatureStatus[]>>;
  /** Event of the row the value is from, epoch milliseconds; null where there is no row. */
  readonly eventTimestamps: Readonly<Record<string, readonly (number | null)[]>>;
  /** Whether any of the views has a row for the key, fresh or not. */
  readonly found: readonly boolean[];
}

/**
 * Latest features of entities from the online store. What the point-in-time join would give null for now is null here:
 * an unknown key, and a row older than its view's ttl. The registry is asked every two seconds at most, beside the
 * call; the store itself each time.
 *
 * @throws AppError `not_found` for unknown features; `invalid_input` when the keys do not suit the views.
 */
export async function onlineFeatures({ features, keys }: OnlineRequest): Promise<OnlineFeatures> {
  const plan = await planFor(features);
  const { count, textsOf } = readKeys(keys, plan);
  const found = new Array<boolean>(count).fill(false);
  const columns: Record<string, Scalar[]> = {};
  const statuses: Record<string, FeatureStatus[]> = {};
  const eventTimestamps: Record<string, (number | null)[]> = {};
  for (const view of plan) {
    const rows = await readRows(view, count, textsOf(view));
    const oldest = view.ttlMs > 0 ? Date.now() - view.ttlMs : Number.NEGATIVE_INFINITY;
    const events = rows.map((row) => row?.event ?? null);
    for (const [i, row] of rows.entries()) if (row) found[i] = true;
    for (const { reference, name } of view.features) {
      const status = rows.map((row) => statusOf(row, name, oldest));
      statuses[reference] = status;
      columns[reference] = rows.map((row, i) => (status[i] === 'PRESENT' ? row!.values[name]! : null));
      eventTimestamps[reference] = events;
    }
  }
  return { columns, statuses, eventTimestamps, found };
}

interface ViewPlan {
  readonly view: string;
  readonly joinKeys: readonly JoinKey[];
  readonly ttlMs: number;
  readonly encode: EntityKeyEncoder;
  readonly features: readonly { reference: string; name: string }[];
}

const PLAN_MAX_AGE_MS = 2_000;
const MAX_PLANS = 256;
const plans = new Map<string, { plan: Promise<ViewPlan[]>; madeAt: number }>();

/** The plan of a feature list: the last one at once, while a fresh one is made when it has become old. */
function planFor(features: readonly string[]): Promise<ViewPlan[]> {
  const name = features.join('\n');
  const known = plans.get(name);
  if (known && Date.now() - known.madeAt < PLAN_MAX_AGE_MS) return known.plan;
  if (plans.size >= MAX_PLANS) plans.clear();
  const plan = makePlan(features);
  const entry = { plan: known?.plan ?? plan, madeAt: Date.now() };
  plans.set(name, entry);
  plan.then(
    () => plans.set(name, { plan, madeAt: entry.madeAt }),
    (error: unknown) => {
      // A registry that cannot be reached is no reason to stop serving what is known; a feature that is gone is.
      if (!known || (error instanceof AppError && error.code === 'not_found')) plans.delete(name);
    },
  );
  return entry.plan;
}

async function makePlan(features: readonly string[]): Promise<ViewPlan[]> {
  const byView = Map.groupBy(await resolveFeatures(features), ({ view }) => view.name);
  return [...byView].map(([name, wanted]) => {
    const { joinKeys, ttlSeconds } = wanted[0]!.view;
    return {
      view: name,
      joinKeys,
      ttlMs: ttlSeconds * 1000,
      encode: entityKeyEncoder(joinKeys),
      features: wanted.map(({ reference, field }) => ({ reference, name: field.name })),
    };
  });
}

interface Keys {
  readonly count: number;
  /** Columns of key texts in the order of a view's join keys. */
  textsOf(view: ViewPlan): readonly (readonly string[])[];
}

function readKeys(keys: OnlineRequest['keys'], plan: readonly ViewPlan[]): Keys {
  const names = [...new Set(plan.flatMap(({ joinKeys }) => joinKeys.map(({ name }) => name)))];
  if (isList(keys)) {
    if (names.length === 1) return { count: keys.length, textsOf: () => [keys] };
    throw new AppError('invalid_input', `These features need a list of keys for each of ${names.join(', ')}.`);
  }
  const missing = names.filter((name) => !keys[name]);
  if (missing.length > 0) throw new AppError('invalid_input', `The keys lack ${missing.join(', ')}.`);
  const count = keys[names[0]!]!.length;
  const odd = names.find((name) => keys[name]!.length !== count);
  if (odd) {
    const lengths = `${keys[odd]!.length} keys, ${names[0]} has ${count}`;
    throw new AppError('invalid_input', `Lists of keys must be of equal length; ${odd} has ${lengths}.`);
  }
  return { count, textsOf: ({ joinKeys }) => joinKeys.map(({ name }) => keys[name]!) };
}

function isList(keys: OnlineRequest['keys']): keys is readonly string[] {
  return Array.isArray(keys);
}

/** A text that is no value of its key's type belongs to nobody, so it reads as unknown. */
async function readRows(
  { view, encode }: ViewPlan,
  count: number,
  texts: readonly (readonly string[])[],
): Promise<(OnlineRow | undefined)[]> {
  const encoded = Array.from({ length: count }, (_, i) => encode(texts.map((column) => column[i]!)));
  const known = encoded.filter((key) => key !== null);
  const rows = await onlineStore().read(view, known);
  if (known.length === count) return rows;
  let next = 0;
  return encoded.map((key) => (key === null ? undefined : rows[next++]));
}

function statusOf(row: OnlineRow | undefined, name: string, oldest: number): FeatureStatus {
  if (!row || !(name in row.values)) return 'NOT_FOUND';
  if (row.event < oldest) return 'OUTSIDE_MAX_AGE';
  return row.values[name] === null ? 'NULL_VALUE' : 'PRESENT';
}
