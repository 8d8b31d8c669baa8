/** The feature registry: what has been applied, as the vocabulary has it. */
import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { type DefinitionRow, listDefinitions, listVersions } from './registry.repo.ts';
import { chainsOf, type Formerly, formerlyOf } from './repo/lineage.ts';
import { readDefinition, readVersions } from './repo/read-definition.ts';
import type { DefinitionKind, Entity, FeatureService, FeatureView } from './vocabulary.ts';

/** A definition with what the registry knows about it. */
export type Applied<T> = T & { readonly version: number; readonly appliedAt: Date; readonly appliedBy: string };

/** A key column a view's rows are addressed by. */
export interface JoinKey {
  readonly name: string;
  readonly valueType: Entity['valueType'];
}

/** An applied view with its entities' join keys, in the order the view names them, and what it was called before. */
export type AppliedView = Applied<FeatureView> & {
  readonly joinKeys: readonly JoinKey[];
  readonly formerly: Formerly;
};

/** Applied views by name. An entry that is damaged is left out, so that the others are served. */
export async function listViews(): Promise<AppliedView[]> {
  const [rows, versions] = [await listDefinitions(), await listVersions('feature_view')];
  const entities = readVersions('entity', rows).map(({ body }) => body);
  const stored = readVersions('feature_view', versions);
  return readVersions('feature_view', rows).flatMap(({ body: view, ...row }) => {
    const joinKeys = joinKeysOf(view, entities);
    const formerly = formerlyOf(chainsOf([row], stored)[0] ?? []);
    return joinKeys ? [{ ...withRegistry(view, row), joinKeys, formerly }] : [];
  });
}

/** Join keys of a view in the order it names their entities; null when one of those is not there. */
export function joinKeysOf(view: FeatureView, entities: readonly Entity[]): JoinKey[] | null {
  const keys = view.entities.flatMap((name) => entities.find((entity) => entity.name === name) ?? []);
  if (keys.length < view.entities.length) return null;
  return keys.map(({ joinKey, valueType }) => ({ name: joinKey, valueType }));
}

/** @throws AppError `not_found` naming the view and the nearest there is; `unavailable` for a damaged entry. */
export async function getView(name: string): Promise<AppliedView> {
  return pick('feature_view', name, await listViews());
}

/** Applied services by name, without damaged entries. */
export async function listServices(): Promise<Applied<FeatureService>[]> {
  const rows = readVersions('feature_service', await listDefinitions('feature_service'));
  return rows.map(({ body, ...row }) => withRegistry(body, row));
}

/** @throws AppError `not_found` naming the service and the nearest there is; `unavailable` for a damaged entry. */
export async function getService(name: string): Promise<Applied<FeatureService>> {
  return pick('feature_service', name, await listServices());
}

/** Applied entities by name, without damaged entries. */
export async function listEntities(): Promise<Applied<Entity>[]> {
  return readVersions('entity', await listDefinitions('entity')).map(({ body, ...row }) => withRegistry(body, row));
}

function withRegistry<T>(definition: T, { version, appliedAt, appliedBy }: Omit<DefinitionRow, 'body'>): Applied<T> {
  return { ...definition, version, appliedAt, appliedBy };
}

async function pick<T extends { name: string }>(kind: DefinitionKind, name: string, known: readonly T[]): Promise<T> {
  const found = known.find((one) => one.name === name);
  if (found) return found;
  const word = kind.replace('_', ' ');
  const row = (await listDefinitions(kind)).find((one) => one.name === name);
  if (row) throw new AppError('unavailable', `The entry of ${word} "${name}" is damaged: ${damageOf(kind, row)}`);
  const renamed = await currentName(kind, name);
  const heir = known.find((one) => one.name === renamed);
  if (heir) return heir;
  const names = known.map((one) => one.name);
  const hint = names.length === 0 ? ' Nothing has been applied yet: run apply first.' : didYouMean(name, names);
  throw new AppError('not_found', `There is no ${word} "${name}".${hint}`);
}

function damageOf(kind: DefinitionKind, row: DefinitionRow): string {
  const read = readDefinition(kind, row);
  const what = 'damage' in read ? read.damage : 'an entity it names cannot be read';
  return `${what}. Apply writes it anew.`;
}

/** What a definition that was renamed is called now, or null. */
async function currentName(kind: DefinitionKind, name: string): Promise<string | null> {
  const versions = readVersions(kind, await listVersions(kind));
  const chains = chainsOf(await listDefinitions(kind), versions);
  const heir = chains.find((chain) => chain.some((one) => one.name === name));
  return heir?.[0]?.name ?? null;
}
