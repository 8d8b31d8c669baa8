import { compareStores, explainDifference, isSameValue, type StoreDifference } from './compare-stores.ts';
import { readEntityKey, toEntityKeyText } from './entity-key-text.ts';
import type { RowTimes } from './judge-rows.ts';
import { type HistoricalRow, keyHistory } from './key-history.ts';
import { findFurthestMaterialization } from './materializations.repo.ts';
import { featurePlan } from './online/feature-plan.ts';
import { onlineStore } from './online/open-online-store.ts';
import { type FeatureStatus, type OnlineFeatures, onlineFeatures } from './online-features.ts';
import { type AppliedView, getView } from './registry.ts';
import { suggestKeys } from './suggest-keys.ts';
import type { Scalar, ValueType } from './vocabulary.ts';

export interface LookedUpFeature {
  readonly name: string;
  readonly valueType: ValueType;
  /** Null without a row; a value outside the ttl is told, though no model gets it. */
  readonly online: Scalar;
  readonly status: FeatureStatus;
  readonly offline: Scalar;
  /** Whether the stores have different values; false where one of them has no row. */
  readonly differs: boolean;
}

export interface EntityLookup {
  readonly view: string;
  readonly key: readonly string[];
  /** Times of the row each store has; null without one. */
  readonly online: RowTimes | null;
  /** Of the newest row whose event has come. */
  readonly offline: RowTimes | null;
  readonly features: readonly LookedUpFeature[];
  /** What the view was last materialized up to; null before the first time. */
  readonly materializedUntil: Date | null;
  readonly difference: StoreDifference;
  /** The difference in words: what is where, why, and what to do. */
  readonly explanation: string;
  /** Keys there are, nearest first, when neither store knows this one. */
  readonly suggestions: readonly string[];
}

/** Rows of the future come before the newest one of today; nobody writes more of them for a key. */
const MOST_FUTURE_ROWS = 100;

/**
 * One entity of a view in both stores: every value as a model would get it now, beside the newest row of the history.
 * @param text See `readEntityKey`.
 * @throws AppError `not_found` for the view, `invalid_input` for a key that does not suit it.
 */
export async function lookUpEntity(viewName: string, text: string): Promise<EntityLookup> {
  const view = await getView(viewName);
  const key = readEntityKey(text, view.joinKeys);
  const [served, history, materialized] = await Promise.all([
    view.online ? readOnline(view, key) : null,
    keyHistory(view, key, MOST_FUTURE_ROWS),
    findFurthestMaterialization(view),
  ]);
  const online = served?.times ?? null;
  const offline = history.rows.find(({ event }) => event <= Date.now()) ?? null;
  const features = view.fields.map((field) => besides(field, served?.features, view.name, offline));
  const valuesDiffer = online !== null && offline !== null && features.some(({ differs }) => differs);
  const difference = compareStores({ online, offline, isServedOnline: view.online, valuesDiffer });
  const materializedUntil = materialized?.endAt ?? null;
  const isUnknown = !online && history.total === 0;
  return {
    view: view.name,
    key,
    online,
    offline: offline && { event: offline.event, created: offline.created },
    features,
    materializedUntil,
    difference,
    explanation: explainDifference(difference, view.name, { online, offline, materializedUntil }),
    suggestions: isUnknown ? await suggestKeys(view, toEntityKeyText(key)) : [],
  };
}

interface Served {
  readonly features: OnlineFeatures;
  readonly times: RowTimes | null;
}

/** Values as serving gives them; the creation of the row, which serving does not tell, from the store itself. */
async function readOnline(view: AppliedView, key: readonly string[]): Promise<Served> {
  const references = view.fields.map(({ name }) => `${view.name}:${name}`);
  const keys = Object.fromEntries(view.joinKeys.map(({ name }, i) => [name, [key[i]!]]));
  const features = await onlineFeatures({ features: references, keys, expired: 'value' });
  const { views } = await featurePlan(references);
  const { table, names, encode } = views[0]!;
  const bytes = encode(key);
  const rows = bytes && (await (await onlineStore()).read([{ table, features: names, keys: [bytes] }]));
  const row = rows?.[0]?.[0];
  return { features, times: row ? { event: row.event, created: row.created } : null };
}

function besides(
  { name, dtype }: AppliedView['fields'][number],
  served: OnlineFeatures | undefined,
  view: string,
  newest: HistoricalRow | null,
): LookedUpFeature {
  const reference = `${view}:${name}`;
  const online = served?.columns[reference]?.[0] ?? null;
  const status = served?.statuses[reference]?.[0] ?? 'NOT_FOUND';
  const offline = newest?.values[name] ?? null;
  const hasBoth = newest !== null && status !== 'NOT_FOUND';
  return {
    ...{ name, valueType: dtype, online, status, offline },
    differs: hasBoth && !isSameValue(online, offline, dtype),
  };
}
