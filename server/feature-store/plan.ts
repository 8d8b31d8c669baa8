import { loadFeatureRepo } from './load-feature-repo.ts';
import {
  type Definition,
  type DefinitionRow,
  type DefinitionWrite,
  lastVersions,
  listDefinitions,
} from './registry.repo.ts';
import { describeChanges } from './repo/describe-changes.ts';
import { canonicalJson, shapeOf } from './repo/shape-of.ts';

/** One difference between the feature repo and the feature registry, with what differs in words. */
export interface PlannedChange extends DefinitionWrite {
  readonly details: readonly string[];
}

export interface FeatureRepoPlan {
  /** In an order that can be carried out; empty when the registry already says what the repo says. */
  readonly changes: readonly PlannedChange[];
  readonly unchanged: number;
}

/** What `applyFeatureRepo` would do now. Writes nothing. */
export async function planFeatureRepo(): Promise<FeatureRepoPlan> {
  const { entities, views, services } = await loadFeatureRepo();
  const wanted: Definition[] = [...entities, ...views, ...services];
  const [applied, versions] = [await listDefinitions(), await lastVersions()];
  const known = new Map(applied.map((row) => [`${row.kind}/${row.name}`, row]));
  const changes = wanted.flatMap((definition) => {
    const key = `${definition.kind}/${definition.name}`;
    return planOne(definition, known.get(key), versions.get(key) ?? 0) ?? [];
  });
  const names = new Set(wanted.map(({ kind, name }) => `${kind}/${name}`));
  const gone = applied.filter((row) => !names.has(`${row.kind}/${row.name}`)).map(planDelete);
  return { changes: [...changes, ...gone], unchanged: wanted.length - changes.length };
}

function planOne(body: Definition, row: DefinitionRow | undefined, lastVersion: number): PlannedChange | null {
  const { kind, name } = body;
  if (!row) {
    // A name that comes back goes on counting, so that an old run's version never means something new.
    return { action: 'create', kind, name, fromVersion: 0, toVersion: lastVersion + 1, body, details: [] };
  }
  if (canonicalJson(row.body) === canonicalJson(body)) return null;
  const grows = canonicalJson(shapeOf(row.body as Definition)) !== canonicalJson(shapeOf(body));
  const toVersion = row.version + Number(grows);
  const details = describeChanges(row.body as Definition, body);
  return { action: 'update', kind, name, fromVersion: row.version, toVersion, body, details };
}

function planDelete({ kind, name, version }: DefinitionRow): PlannedChange {
  const definition = { kind: kind as Definition['kind'], name, fromVersion: version, toVersion: version };
  return { action: 'delete', ...definition, body: null, details: ['rows in the stores are kept'] };
}
