import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { getService, type JoinKey } from '../registry.ts';
import { resolveFeatures } from '../resolve-features.ts';
import type { ValueType } from '../vocabulary.ts';
import { type EntityKeyEncoder, entityKeyEncoder } from './entity-key.ts';
import { type OnlineStore, type OnlineTable, onlineTable } from './online-store.ts';
import { onlineStore } from './open-online-store.ts';

/** Feature references, or the name of a feature service that lists them. */
export type Wanted = readonly string[] | { readonly service: string };

export interface PlannedView {
  readonly table: OnlineTable;
  readonly joinKeys: readonly JoinKey[];
  readonly ttlMs: number;
  readonly encode: EntityKeyEncoder;
  readonly features: readonly PlannedFeature[];
  /** Names of the features, in their order. */
  readonly names: readonly string[];
}

export interface PlannedFeature {
  /** `view:feature`. */
  readonly reference: string;
  readonly name: string;
  readonly valueType: ValueType;
}

/** How a list of features is read online: everything the registry has to say about it. */
export interface FeaturePlan {
  /** In the order asked for. */
  readonly features: readonly (PlannedFeature & { readonly view: string })[];
  readonly views: readonly PlannedView[];
  /** Join keys of all views, each once, with the entity each is of. */
  readonly joinKeys: readonly (JoinKey & { readonly entity: string })[];
}

const MAX_AGE_MS = 2_000;
/** Beyond it a plan is no longer answered by: what was renamed since may be found under its new name alone. */
const STALE_MS = 4_000;
/** How long the registry is waited for where there is a plan to go on with. */
const PATIENCE_MS = 500;
const MAX_PLANS = 256;

type Plans = Map<string, { plan: Promise<FeaturePlan>; madeAt: number }>;
/** By store, because a plan makes keys the way its store has them. */
const plansOfStores = new WeakMap<OnlineStore, Plans>();

/** The plan of what is wanted: the last one at once, while a fresh one is made when it has become old, but not very old. */
export async function featurePlan(wanted: Wanted): Promise<FeaturePlan> {
  const store = await onlineStore();
  const plans: Plans = plansOfStores.get(store) ?? new Map();
  plansOfStores.set(store, plans);
  const name = isList(wanted) ? wanted.join('\n') : `service\n${wanted.service}`;
  const known = plans.get(name);
  if (known && Date.now() - known.madeAt < MAX_AGE_MS) return known.plan;
  if (plans.size >= MAX_PLANS) plans.clear();
  const plan = makePlan(wanted, store);
  const isStale = !known || Date.now() - known.madeAt >= STALE_MS;
  const entry = { plan: isStale ? orElse(plan, known?.plan) : known.plan, madeAt: Date.now() };
  plans.set(name, entry);
  plan.then(
    () => plans.set(name, { plan, madeAt: entry.madeAt }),
    (error: unknown) => {
      if (!known || isGone(error)) plans.delete(name);
    },
  );
  return entry.plan;
}

/** A registry that cannot be reached, or not soon, is no reason to stop serving what is known; a feature that is gone is. */
function orElse(plan: Promise<FeaturePlan>, known: Promise<FeaturePlan> | undefined): Promise<FeaturePlan> {
  if (!known) return plan;
  const fresh = plan.catch((error: unknown) => {
    if (isGone(error)) throw error;
    return known;
  });
  return Promise.race([fresh, sleep(PATIENCE_MS, known, { ref: false })]);
}

const isGone = (error: unknown): boolean => error instanceof AppError && error.code === 'not_found';

async function makePlan(wanted: Wanted, { keyVersion }: OnlineStore): Promise<FeaturePlan> {
  const references = isList(wanted) ? wanted : (await getService(wanted.service)).features;
  const features = (await resolveFeatures(references)).map(({ reference, view, field }) => ({
    planned: { reference, name: field.name, valueType: field.dtype, view: view.name },
    view,
  }));
  const views = [...Map.groupBy(features, ({ view }) => view.name).values()].map((some): PlannedView => {
    const { view } = some[0]!;
    const { joinKeys, ttlSeconds } = view;
    return {
      table: onlineTable(view),
      joinKeys,
      ttlMs: ttlSeconds * 1000,
      encode: entityKeyEncoder(joinKeys, keyVersion),
      features: some.map(({ planned }) => planned),
      names: some.map(({ planned }) => planned.name),
    };
  });
  const keys = features.flatMap(({ view }) =>
    view.joinKeys.map((key, i): [string, FeaturePlan['joinKeys'][number]] => [
      key.name,
      { ...key, entity: view.entities[i]! },
    ]),
  );
  return { features: features.map(({ planned }) => planned), views, joinKeys: [...new Map(keys).values()] };
}

function isList(wanted: Wanted): wanted is readonly string[] {
  return Array.isArray(wanted);
}
