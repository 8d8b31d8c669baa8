import type { Definition } from '../vocabulary.ts';

/** The part of a definition that data depends on: when it changes the version grows, when only words do it stays. */
export function shapeOf(definition: Definition): unknown {
  switch (definition.kind) {
    case 'entity':
      return { joinKey: definition.joinKey, valueType: definition.valueType };
    case 'feature_view':
      return {
        entities: definition.entities,
        fields: definition.fields.map(({ name, dtype }) => ({ name, dtype })),
        source: definition.source,
        ttlSeconds: definition.ttlSeconds,
      };
    case 'feature_service':
      return definition.features;
  }
}

/** A definition without what it and its features were called before. */
export function withoutRenames<D extends Definition>(definition: D): D {
  const { renamedFrom: _, ...kept } = definition;
  if (definition.kind !== 'feature_view') return kept as D;
  return { ...kept, fields: definition.fields.map(({ renamedFrom: _former, ...field }) => field) } as unknown as D;
}

/** JSON with the keys of every object in order, because PostgreSQL keeps them in an order of its own. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, node: unknown) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  );
}
