/** The feature registry: what has been applied, as the vocabulary has it. */
import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { type DefinitionKind, type DefinitionRow, listDefinitions } from './registry.repo.ts';
import {
  type Entity,
  EntitySchema,
  type FeatureService,
  FeatureServiceSchema,
  type FeatureView,
  FeatureViewSchema,
} from './vocabulary.ts';

/** A definition with what the registry knows about it. */
export type Applied<T> = T & { readonly version: number; readonly appliedAt: Date; readonly appliedBy: string };

/** A key column a view's rows are addressed by. */
export interface JoinKey {
  readonly name: string;
  readonly valueType: Entity['valueType'];
}

/** An applied view with its entities' join keys, in the order the view names them. */
export type AppliedView = Applied<FeatureView> & { readonly joinKeys: readonly JoinKey[] };

/** Applied views by name. */
export async function listViews(): Promise<AppliedView[]> {
  const rows = await listDefinitions();
  const entities = new Map(rowsOf(rows, 'entity').map((row) => [row.name, EntitySchema.parse(row.body)]));
  return rowsOf(rows, 'feature_view').map((row) => {
    const view = FeatureViewSchema.parse(row.body);
    const joinKeys = view.entities.map((name) => {
      const entity = entities.get(name);
      // Apply writes both in one transaction, so this is a damaged registry and not a user's mistake.
      if (!entity) throw new Error(`the registry holds view ${view.name} but not its entity ${name}`);
      return { name: entity.joinKey, valueType: entity.valueType };
    });
    return { ...withRegistry(view, row), joinKeys };
  });
}

/** @throws AppError `not_found` naming the view and the nearest there is. */
export async function getView(name: string): Promise<AppliedView> {
  return pick('feature view', name, await listViews());
}

/** Applied services by name. */
export async function listServices(): Promise<Applied<FeatureService>[]> {
  const rows = await listDefinitions('feature_service');
  return rows.map((row) => withRegistry(FeatureServiceSchema.parse(row.body), row));
}

/** @throws AppError `not_found` naming the service and the nearest there is. */
export async function getService(name: string): Promise<Applied<FeatureService>> {
  return pick('feature service', name, await listServices());
}

/** Applied entities by name. */
export async function listEntities(): Promise<Applied<Entity>[]> {
  const rows = await listDefinitions('entity');
  return rows.map((row) => withRegistry(EntitySchema.parse(row.body), row));
}

function rowsOf(rows: readonly DefinitionRow[], kind: DefinitionKind): DefinitionRow[] {
  return rows.filter((row) => row.kind === kind);
}

function withRegistry<T>(definition: T, { version, appliedAt, appliedBy }: DefinitionRow): Applied<T> {
  return { ...definition, version, appliedAt, appliedBy };
}

function pick<T extends { name: string }>(word: string, name: string, known: readonly T[]): T {
  const found = known.find((one) => one.name === name);
  if (found) return found;
  const names = known.map((one) => one.name);
  const hint = names.length === 0 ? ' Nothing has been applied yet: run apply first.' : didYouMean(name, names);
  throw new AppError('not_found', `There is no ${word} "${name}".${hint}`);
}
