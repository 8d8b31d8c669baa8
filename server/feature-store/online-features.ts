import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { type FeaturePlan, featurePlan, type PlannedView } from './online/feature-plan.ts';
import type { OnlineRow, OnlineStore } from './online/online-store.ts';
import { onlineStore } from './online/open-online-store.ts';
import type { Scalar } from './vocabulary.ts';

export interface OnlineRequest {
  /** `view:feature`, in the order wanted. */
  readonly features: readonly string[];
  /** Key texts, when all views have one and the same join key; else one list a join key, of equal lengths. */
  readonly keys: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** What stands for a value older than its view's ttl: null unless said otherwise, so that no model scores with it. */
  readonly expired?: 'null' | 'value';
}

/** Feast's words for how a value came to be. */
export type FeatureStatus = 'PRESENT' | 'NULL_VALUE' | 'NOT_FOUND' | 'OUTSIDE_MAX_AGE';

/** One entry a key, in the order asked for, in every list. */
export interface OnlineFeatures {
  /** By reference; null for every status but PRESENT, and OUTSIDE_MAX_AGE where asked for. */
  readonly columns: Readonly<Record<string, readonly Scalar[]>>;
  readonly statuses: Readonly<Record<string, readonly FeatureStatus[]>>;
  /** Event of the row the value is from, epoch milliseconds; null where there is no row. */
  readonly eventTimestamps: Readonly<Record<string, readonly (number | null)[]>>;
  /** Whether any of the views has a row for the key, fresh or not. */
  readonly found: readonly boolean[];
}

/**
 * Latest features of entities from the online store, all views in one read. What the point-in-time join would give null
 * for now is null here: an unknown key, and a row older than its view's ttl. The registry is asked every two seconds at
 * most, beside the call; the store itself each time.
 *
 * @throws AppError `not_found` for unknown features; `invalid_input` when the keys do not suit the views.
 */
export async function onlineFeatures({ features, keys, expired = 'null' }: OnlineRequest): Promise<OnlineFeatures> {
  const plan = await featurePlan(features);
  const { count, textsOf } = readKeys(keys, plan);
  const byView = await readViews(plan.views, count, textsOf);
  const found = new Array<boolean>(count).fill(false);
  const columns: Record<string, Scalar[]> = {};
  const statuses: Record<string, FeatureStatus[]> = {};
  const eventTimestamps: Record<string, (number | null)[]> = {};
  for (const [v, view] of plan.views.entries()) {
    const rows = byView[v]!;
    const oldest = view.ttlMs > 0 ? Date.now() - view.ttlMs : Number.NEGATIVE_INFINITY;
    const events = rows.map((row) => row?.event ?? null);
    for (const [i, row] of rows.entries()) if (row) found[i] = true;
    for (const { reference, name } of view.features) {
      const status = rows.map((row) => statusOf(row, name, oldest));
      const isUsable = (one: FeatureStatus) => one === 'PRESENT' || (one === 'OUTSIDE_MAX_AGE' && expired === 'value');
      statuses[reference] = status;
      columns[reference] = rows.map((row, i) => (isUsable(status[i]!) ? row!.values[name]! : null));
      eventTimestamps[reference] = events;
    }
  }
  return { columns, statuses, eventTimestamps, found };
}

interface Keys {
  readonly count: number;
  /** Columns of key texts in the order of a view's join keys. */
  textsOf(view: PlannedView): readonly (readonly string[])[];
}

function readKeys(keys: OnlineRequest['keys'], { joinKeys }: FeaturePlan): Keys {
  const names = joinKeys.map(({ name }) => name);
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
  return { count, textsOf: (view) => view.joinKeys.map(({ name }) => keys[name]!) };
}

function isList(keys: OnlineRequest['keys']): keys is readonly string[] {
  return Array.isArray(keys);
}

/** Keys read before others get their turn: some milliseconds of work. */
const KEYS_A_TURN = 2_000;

/** Rows of every view, in pieces, so that one large request does not hold up the small ones. */
async function readViews(
  views: readonly PlannedView[],
  count: number,
  textsOf: Keys['textsOf'],
): Promise<(OnlineRow | undefined)[][]> {
  const store = await onlineStore();
  if (count <= KEYS_A_TURN) return readPiece(store, views, textsOf, { from: 0, to: count });
  const pieces: (OnlineRow | undefined)[][][] = [];
  for (let from = 0; from < count; from += KEYS_A_TURN) {
    pieces.push(await readPiece(store, views, textsOf, { from, to: Math.min(from + KEYS_A_TURN, count) }));
    await nextTurn();
  }
  return views.map((_, v) => pieces.flatMap((piece) => piece[v]!));
}

/** A text that is no value of its key's type belongs to nobody, so it reads as unknown. */
async function readPiece(
  store: OnlineStore,
  views: readonly PlannedView[],
  textsOf: Keys['textsOf'],
  { from, to }: { from: number; to: number },
): Promise<(OnlineRow | undefined)[][]> {
  // Views of the same join keys share their keys' bytes.
  const byJoinKeys = new Map<string, (Buffer | null)[]>();
  const encoded = views.map((view) => {
    const name = JSON.stringify(view.joinKeys);
    const known = byJoinKeys.get(name);
    if (known) return known;
    const texts = textsOf(view);
    const keys = Array.from({ length: to - from }, (_, i) => view.encode(texts.map((column) => column[from + i]!)));
    byJoinKeys.set(name, keys);
    return keys;
  });
  const known = encoded.map((keys) => keys.filter((key) => key !== null));
  const rows = await store.read(views.map(({ table, names }, v) => ({ table, features: names, keys: known[v]! })));
  return encoded.map((keys, v) => {
    if (known[v]!.length === keys.length) return rows[v]!;
    const next = rows[v]!.values();
    return keys.map((key) => (key === null ? undefined : next.next().value));
  });
}

function statusOf(row: OnlineRow | undefined, name: string, oldest: number): FeatureStatus {
  if (!row || !(name in row.values)) return 'NOT_FOUND';
  if (row.event < oldest) return 'OUTSIDE_MAX_AGE';
  return row.values[name] === null ? 'NULL_VALUE' : 'PRESENT';
}
