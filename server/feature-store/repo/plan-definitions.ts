import type { PlannedChange } from '../feature-repo-plan.ts';
import type { DefinitionRow } from '../registry.repo.ts';
import type { Definition, DefinitionKind, Entity, FeatureRepo } from '../vocabulary.ts';
import { compareFeatures } from './compare-features.ts';
import { describeChanges } from './describe-changes.ts';
import { readDefinition } from './read-definition.ts';
import { canonicalJson, shapeOf, withoutRenames } from './shape-of.ts';

/** What the registry holds. */
export interface RegistryState {
  readonly applied: readonly DefinitionRow[];
  /** Every version there ever was. */
  readonly versions: readonly DefinitionRow[];
}

/** Every difference between a repo and the registry, in an order that can be carried out. */
export function planDefinitions(
  { entities, views, services }: FeatureRepo,
  state: RegistryState,
): { changes: PlannedChange[]; unchanged: number } {
  const wanted: Definition[] = [...entities, ...views, ...services];
  const changes = wanted.flatMap((definition) => planOne(definition, state, entities) ?? []);
  const kept = new Set(changes.map(({ kind, renamedFrom }) => keyOf({ kind, name: renamedFrom ?? '' })));
  for (const definition of wanted) kept.add(keyOf(definition));
  const gone = state.applied.filter((row) => !kept.has(keyOf(row))).map(planDelete);
  return { changes: [...changes, ...gone], unchanged: wanted.length - changes.length };
}

const keyOf = ({ kind, name }: { kind: string; name: string }): string => `${kind}/${name}`;

function planOne(definition: Definition, state: RegistryState, entities: readonly Entity[]): PlannedChange | null {
  const { kind, name } = definition;
  const own = state.applied.find((row) => keyOf(row) === keyOf(definition));
  const former = own
    ? undefined
    : state.applied.find((row) => row.kind === kind && row.name === definition.renamedFrom);
  const row = own ?? former;
  const read = row && readDefinition(kind, row);
  const before = read && 'body' in read ? read.body : null;
  const body = withEffectiveRenames(definition, before);
  const action = before ? compare(before, body, { entities, state }) : row ? 'new_version' : 'create';
  if (action === null) return null;
  const fromVersion = row?.version ?? 0;
  return {
    ...{ action, kind, name, renamedFrom: former?.name ?? null, before, body, fromVersion },
    toVersion: action === 'update' ? fromVersion : nextVersion(definition, fromVersion, state),
    details: before ? describeChanges(before, body) : row ? ['its entry is damaged and is written anew'] : [],
    features: compareFeatures(before, body),
  };
}

/** How two forms of a definition differ; null when they do not. */
function compare(
  before: Definition,
  body: Definition,
  { entities, state }: { entities: readonly Entity[]; state: RegistryState },
): 'rename' | 'new_version' | 'update' | null {
  if (before.name !== body.name) return 'rename';
  const shapeBefore = [shapeOf(before), joinKeysOf(before, state.applied.flatMap(readEntity))];
  if (canonicalJson(shapeBefore) !== canonicalJson([shapeOf(body), joinKeysOf(body, entities)])) return 'new_version';
  return canonicalJson(withoutRenames(before)) === canonicalJson(withoutRenames(body)) ? null : 'update';
}

/** A name that comes back goes on counting, so that an old run's version never means something new. */
function nextVersion(definition: Definition, fromVersion: number, { versions }: RegistryState): number {
  const known = versions.filter((one) => keyOf(one) === keyOf(definition)).map(({ version }) => version);
  return Math.max(fromVersion, ...known) + 1;
}

function planDelete(row: DefinitionRow): PlannedChange {
  const kind = row.kind as DefinitionKind;
  const read = readDefinition(kind, row);
  const before = 'body' in read ? read.body : null;
  return {
    ...{ action: 'delete', kind, name: row.name, renamedFrom: null, before, body: null, details: [] },
    ...{ fromVersion: row.version, toVersion: row.version, features: compareFeatures(before, null) },
  };
}

/** `renamedFrom` only where it renames something that is applied: one that has been carried out means nothing any more. */
function withEffectiveRenames(definition: Definition, before: Definition | null): Definition {
  const bare = withoutRenames(definition);
  if (!before) return bare;
  const renamed = before.name === definition.name ? bare : { ...bare, renamedFrom: before.name };
  if (renamed.kind !== 'feature_view' || definition.kind !== 'feature_view' || before.kind !== 'feature_view')
    return renamed;
  const known = new Set(before.fields.map(({ name }) => name));
  const fields = definition.fields.map(({ renamedFrom, ...field }) =>
    renamedFrom !== undefined && known.has(renamedFrom) && !known.has(field.name) ? { ...field, renamedFrom } : field,
  );
  return { ...renamed, fields };
}

/** A view's rows are found by its entities' join keys, so a new key is a new shape of the view too. */
function joinKeysOf(definition: Definition, entities: readonly Entity[]): unknown {
  if (definition.kind !== 'feature_view') return null;
  return definition.entities.map((name) => {
    const entity = entities.find((one) => one.name === name);
    return entity && [entity.joinKey, entity.valueType];
  });
}

function readEntity(row: DefinitionRow): Entity[] {
  if (row.kind !== 'entity') return [];
  const read = readDefinition('entity', row);
  return 'body' in read ? [read.body] : [];
}
