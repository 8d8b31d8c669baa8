import type { FeatureChange } from '../feature-repo-plan.ts';
import type { Definition, Field } from '../vocabulary.ts';

/** Feature by feature what differs between two forms of a view; nothing for other definitions. */
export function compareFeatures(before: Definition | null, after: Definition | null): FeatureChange[] {
  const [old, wanted] = [fieldsOf(before), fieldsOf(after)];
  const heirs = new Map(wanted.map((field) => [field.renamedFrom ?? field.name, field]));
  const kept = old.flatMap((field) => {
    const heir = heirs.get(field.name);
    return heir ? compareOne(field, heir) : [{ ...dropped(field) }];
  });
  const known = new Set(old.map(({ name }) => name));
  const added = wanted.filter(({ name, renamedFrom }) => !known.has(renamedFrom ?? name));
  return [
    ...kept,
    ...added.map(({ name, dtype }) => ({
      change: 'added' as const,
      name,
      renamedFrom: null,
      fromType: null,
      toType: dtype,
    })),
  ];
}

const fieldsOf = (definition: Definition | null): readonly Field[] =>
  definition?.kind === 'feature_view' ? definition.fields : [];

const dropped = ({ name, dtype }: Field): FeatureChange => ({
  ...{ change: 'dropped', name, renamedFrom: null, fromType: dtype, toType: null },
});

function compareOne(before: Field, after: Field): FeatureChange[] {
  const renamedFrom = after.renamedFrom ?? null;
  if (!renamedFrom && before.dtype === after.dtype) return [];
  const change = renamedFrom ? 'renamed' : 'retyped';
  return [{ change, name: after.name, renamedFrom, fromType: before.dtype, toType: after.dtype }];
}
