import { canonicalJson } from './repo/shape-of.ts';
import type { FeatureView, Field, ValueType } from './vocabulary.ts';

/** What a change of a view does to one feature; references are `view:feature`. */
export type FeatureChange =
  | { readonly change: 'added'; readonly reference: string; readonly dtype: ValueType }
  | { readonly change: 'dropped'; readonly reference: string }
  | { readonly change: 'retyped'; readonly reference: string; readonly from: ValueType; readonly to: ValueType }
  | { readonly change: 'renamed'; readonly reference: string; readonly to: string }
  /** Description, class names or leaks: no data depends on them. */
  | { readonly change: 'reworded'; readonly reference: string };

/** A view as one of its versions had it. */
export type ViewBody = Pick<FeatureView, 'name' | 'fields'>;

/**
 * Feature by feature what differs between two forms of a view, of which either may not be. A reference is the name
 * before the change; only an added feature has none, and is called by its new one. A feature that is renamed and retyped
 * at once counts as retyped: whoever read it cannot go on.
 */
export function changedFeatures(before: ViewBody | null, after: ViewBody | null): FeatureChange[] {
  const [old, wanted] = [before?.fields ?? [], after?.fields ?? []];
  const kept = new Set<string>();
  const changes = old.flatMap((field): FeatureChange[] => {
    const reference = `${before!.name}:${field.name}`;
    const heir = heirOf(field.name, old, wanted);
    if (!heir) return [{ change: 'dropped', reference }];
    kept.add(heir.name);
    if (heir.dtype !== field.dtype) return [{ change: 'retyped', reference, from: field.dtype, to: heir.dtype }];
    const to = `${after!.name}:${heir.name}`;
    if (to !== reference) return [{ change: 'renamed', reference, to }];
    return canonicalJson(field) === canonicalJson(heir) ? [] : [{ change: 'reworded', reference }];
  });
  const added = wanted.filter(({ name }) => !kept.has(name));
  return [
    ...changes,
    ...added.map(({ name, dtype }) => ({ change: 'added' as const, reference: `${after!.name}:${name}`, dtype })),
  ];
}

/**
 * The field that carries on a feature: the one of its name, else the one that says it was renamed from it. A
 * `renamedFrom` that stays in the definition after the rename says nothing new.
 */
export function heirOf(name: string, before: readonly Field[], after: readonly Field[]): Field | undefined {
  const isNew = (field: Field) => !before.some((known) => known.name === field.name);
  return (
    after.find((field) => field.name === name) ??
    after.find((field) => (field as Renamable).renamedFrom === name && isNew(field))
  );
}

type Renamable = Field & { readonly renamedFrom?: string | undefined };
