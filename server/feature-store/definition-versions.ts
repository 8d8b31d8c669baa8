import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { listVersions } from './registry.repo.ts';
import { type AppliedView, joinKeysOf } from './registry.ts';
import { describeChanges } from './repo/describe-changes.ts';
import { chainOf, otherNamesOf, type StoredVersion } from './repo/lineage.ts';
import { readVersions } from './repo/read-definition.ts';
import type { Definition, DefinitionKind, Entity, FeatureView } from './vocabulary.ts';

/** One form a definition had, with who gave it that form. */
export interface DefinitionVersion {
  readonly kind: DefinitionKind;
  /** As it was called then. */
  readonly name: string;
  readonly version: number;
  readonly body: Definition;
  readonly appliedAt: Date;
  readonly appliedBy: string;
  /** What differs from the version before it, a line each; empty for the first. */
  readonly details: readonly string[];
}

/**
 * Every version of a definition, newest first, those under former names among them. Definitions that were deleted have
 * their versions still.
 *
 * @throws AppError `not_found` naming the nearest there is.
 */
export async function listDefinitionVersions(kind: DefinitionKind, name: string): Promise<DefinitionVersion[]> {
  const all: readonly Stored[] = readVersions(kind, await listVersions(kind));
  const newest = all.findLast((one) => one.name === name);
  if (!newest) {
    const known = new Set(all.map((one) => one.name));
    throw new AppError('not_found', `There never was a ${kind.replace('_', ' ')} "${name}".${didYouMean(name, known)}`);
  }
  const chain = chainOf(newest, all);
  return chain.map(({ body, appliedAt, appliedBy, ...version }, i) => {
    const before = chain[i + 1];
    const details = before ? describeChanges(before.body, body) : [];
    return { kind, name: version.name, version: version.version, body, appliedAt, appliedBy, details };
  });
}

type Stored = StoredVersion<Definition> & { readonly appliedBy: string };

/**
 * A view as one of its versions had it, with the join keys of its time, under the name it had then.
 * @throws AppError `not_found` naming the versions there are.
 */
export async function getViewVersion(name: string, version: number): Promise<AppliedView> {
  const rows = await listVersions();
  const views = readVersions('feature_view', rows);
  const found = views.find((one) => one.name === name && one.version === version);
  if (!found) {
    const known = views.filter((one) => one.name === name).map((one) => one.version);
    const there = known.length > 0 ? `it has ${known.join(', ')}` : 'there never was such a view';
    throw new AppError('not_found', `Feature view "${name}" has no version ${version}; ${there}.`);
  }
  const { body, appliedAt, appliedBy } = found;
  const joinKeys = joinKeysOf(body, entitiesAt(readVersions('entity', rows), found));
  if (!joinKeys)
    throw new AppError(
      'unavailable',
      `Version ${version} of feature view "${name}" names an entity whose entry is damaged.`,
    );
  const chain = longestChain(found, views);
  return { ...body, version, appliedAt, appliedBy, joinKeys, formerly: otherNamesOf(chain, chain.indexOf(found)) };
}

/** The chain that goes farthest beyond a version: rows are named as the newest one says, whether it is applied or not. */
function longestChain<V extends StoredVersion>(version: V, all: readonly V[]): V[] {
  const chains = all.map((one) => chainOf(one, all)).filter((chain) => chain.includes(version));
  return chains.reduce((longest, chain) => (chain.length > longest.length ? chain : longest));
}

/** Entities as they were when a version of a view was applied; both are written in one apply. */
function entitiesAt(entities: readonly StoredVersion<Entity>[], { appliedAt }: StoredVersion<FeatureView>): Entity[] {
  const then = entities.filter((one) => one.appliedAt <= appliedAt);
  return [...new Map(then.map(({ name, body }) => [name, body])).values()];
}
