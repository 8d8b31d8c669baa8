import { z } from 'zod';
import type { DefinitionRow } from '../registry.repo.ts';
import {
  type Definition,
  type DefinitionKind,
  type Entity,
  EntitySchema,
  type FeatureService,
  FeatureServiceSchema,
  type FeatureView,
  FeatureViewSchema,
} from '../vocabulary.ts';
import type { StoredVersion } from './lineage.ts';

interface Definitions {
  entity: Entity;
  feature_view: FeatureView;
  feature_service: FeatureService;
}

export const SCHEMAS: { readonly [Kind in DefinitionKind]: z.ZodType<Definitions[Kind]> } = {
  entity: EntitySchema,
  feature_view: FeatureViewSchema,
  feature_service: FeatureServiceSchema,
};

/** What an entry of the registry says, or why it cannot be read. */
export type Read<D extends Definition> = { readonly body: D } | { readonly damage: string };

/** Reads one entry of the registry as its kind. One that does not fit is no reason to stop reading the others. */
export function readDefinition<Kind extends DefinitionKind>(
  kind: Kind,
  { body }: DefinitionRow,
): Read<Definitions[Kind]> {
  const parsed = SCHEMAS[kind].safeParse(body);
  return parsed.success ? { body: parsed.data } : { damage: z.prettifyError(parsed.error).replaceAll('\n', ' ') };
}

/** The versions of a kind that can be read. */
export function readVersions<Kind extends DefinitionKind>(
  kind: Kind,
  rows: readonly DefinitionRow[],
): (DefinitionRow & StoredVersion<Definitions[Kind]>)[] {
  return rows.flatMap((row) => {
    if (row.kind !== kind) return [];
    const read = readDefinition(kind, row);
    return 'body' in read ? [{ ...row, body: read.body }] : [];
  });
}
