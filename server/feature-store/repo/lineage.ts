import type { FeatureView } from '../vocabulary.ts';

/** What of a stored version says where it came from. `renamedFrom` stands only in the version that made the rename. */
export interface StoredVersion<Body extends { renamedFrom?: string | undefined } = FeatureView> {
  readonly name: string;
  readonly version: number;
  readonly appliedAt: Date;
  readonly body: Body;
}

type Renamable = StoredVersion<{ renamedFrom?: string | undefined }>;

/** What a view and its features were called before, the newest name first. */
export interface Formerly {
  readonly names: readonly string[];
  /** By feature; only those that had another name. */
  readonly features: Readonly<Record<string, readonly string[]>>;
}

/**
 * A version and all it came from, newest first: of each the version before it under its name, and of a rename the newest
 * one of the former name that was applied earlier.
 */
export function chainOf<V extends StoredVersion<{ renamedFrom?: string | undefined }>>(
  start: V,
  all: readonly V[],
): V[] {
  const chain = [start];
  for (let at: V | undefined = start; at; ) {
    const before: V | undefined = predecessorOf(at, all);
    if (before) chain.push(before);
    at = before;
  }
  return chain;
}

/** The chain of each definition that is applied, whose version can be read. */
export function chainsOf<V extends Renamable>(
  applied: readonly Pick<V, 'name' | 'version'>[],
  all: readonly V[],
): V[][] {
  return applied.flatMap(({ name, version }) => {
    const start = all.find((one) => one.name === name && one.version === version);
    return start ? [chainOf(start, all)] : [];
  });
}

function predecessorOf<V extends Renamable>({ name, version, appliedAt, body }: V, all: readonly V[]): V | undefined {
  const { renamedFrom } = body;
  const earlier = renamedFrom
    ? all.filter((one) => one.name === renamedFrom && one.appliedAt < appliedAt)
    : all.filter((one) => one.name === name && one.version < version);
  return earlier.reduce<V | undefined>(
    (newest, one) => (newest && newest.version > one.version ? newest : one),
    undefined,
  );
}

/** Former names of the newest version of a chain and of its features. */
export function formerlyOf(chain: readonly StoredVersion[]): Formerly {
  const [now] = chain;
  if (!now) return { names: [], features: {} };
  const features = now.body.fields.flatMap(({ name }) => {
    const names = namesOfFeature(name, chain);
    return names.length > 0 ? [[name, names] as const] : [];
  });
  return {
    names: withoutRepeats(chain.map(({ name }) => name)).filter((name) => name !== now.name),
    features: Object.fromEntries(features),
  };
}

function namesOfFeature(feature: string, chain: readonly StoredVersion[]): string[] {
  const names: string[] = [];
  let called = feature;
  for (const { body } of chain) {
    const field = body.fields.find(({ name }) => name === called);
    if (!field) break;
    called = field.renamedFrom ?? called;
    names.push(called);
  }
  return withoutRepeats(names).filter((name) => name !== feature);
}

/**
 * What the features of a version that is past are called in rows from before it and from after it: a chain that goes
 * beyond it, and its place in there.
 */
export function otherNamesOf(chain: readonly StoredVersion[], at: number): Formerly {
  const { names, features } = formerlyOf(chain.slice(at));
  const other = chain[at]!.body.fields.flatMap(({ name }) => {
    const all = [...laterNames(name, chain.slice(0, at)), ...(features[name] ?? [])];
    return all.length > 0 ? [[name, withoutRepeats(all)] as const] : [];
  });
  return { names, features: Object.fromEntries(other) };
}

/** Names a feature had in the versions after its own, of which the newest is the first. */
function laterNames(feature: string, after: readonly StoredVersion[]): string[] {
  const names: string[] = [];
  let called: string | undefined = feature;
  for (const { body } of after.toReversed()) {
    called = heirOf(called, body);
    if (called === undefined) break;
    names.unshift(called);
  }
  return names.filter((name) => name !== feature);
}

/** What a feature of the version before is called in a version; undefined when it was dropped. */
export function heirOf(feature: string, { fields }: FeatureView): string | undefined {
  const heir = fields.find(({ renamedFrom }) => renamedFrom === feature) ?? fields.find(({ name }) => name === feature);
  return heir?.name;
}

/**
 * What a feature of an earlier version is called in the newest of its chain: `[view, feature]`, or null when it was
 * dropped on the way, or the version does not belong to the chain. Without a version, that of the newest so called.
 */
export function followForward(
  chain: readonly StoredVersion[],
  { view, feature, version }: { view: string; feature: string; version?: number | undefined },
): [view: string, feature: string] | null {
  const from = chain.findIndex(
    (one) =>
      one.name === view &&
      (version === undefined ? one.body.fields.some(({ name }) => name === feature) : one.version === version),
  );
  if (from < 0 || !chain[from]!.body.fields.some(({ name }) => name === feature)) return null;
  let called = feature;
  for (const { body } of chain.slice(0, from).toReversed()) {
    const heir = heirOf(called, body);
    if (heir === undefined) return null;
    called = heir;
  }
  return [chain[0]!.name, called];
}

const withoutRepeats = (names: readonly string[]): string[] => [...new Set(names)];
