/** Every version of every feature view, for those who ask what became of what they were made with. */
import { postgres } from '#server/platform/postgres';
import { EntitySchema, type FeatureView, FeatureViewSchema } from './vocabulary.ts';

export interface ViewVersion {
  readonly version: number;
  readonly body: FeatureView;
  readonly appliedAt: Date;
  readonly appliedBy: string;
}

/** Versions of views that are applied now or were once, oldest first; a damaged one is passed over. */
export async function listViewVersions(): Promise<ViewVersion[]> {
  const rows = await postgres().definitionVersion.findMany({
    where: { kind: 'feature_view' },
    orderBy: [{ appliedAt: 'asc' }, { version: 'asc' }],
  });
  return rows.flatMap(({ version, body, appliedAt, appliedBy }) => {
    const { data } = FeatureViewSchema.safeParse(body);
    return data ? [{ version, body: data, appliedAt, appliedBy }] : [];
  });
}

/** Names of the views that are applied now. */
export async function listAppliedViewNames(): Promise<string[]> {
  const rows = await postgres().definition.findMany({ where: { kind: 'feature_view' }, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** Join key of every entity that is or was, in its latest version. */
export async function listJoinKeys(): Promise<ReadonlyMap<string, string>> {
  const rows = await postgres().definitionVersion.findMany({ where: { kind: 'entity' }, orderBy: { version: 'asc' } });
  return new Map(
    rows.flatMap(({ body }): [string, string][] => {
      const { data } = EntitySchema.safeParse(body);
      return data ? [[data.name, data.joinKey]] : [];
    }),
  );
}

/** When a view was last taken out of the registry, and by whom; null when nobody wrote it down. */
export async function findViewRemoval(name: string): Promise<{ at: Date; by: string } | null> {
  return postgres().registryChange.findFirst({
    where: { kind: 'feature_view', name, action: 'delete' },
    orderBy: { id: 'desc' },
    select: { at: true, by: true },
  });
}
