import type { PlannedChange } from '../feature-repo-plan.ts';
import type { DefinitionRow } from '../registry.repo.ts';
import type { FeatureView } from '../vocabulary.ts';
import { chainsOf, formerlyOf, type StoredVersion } from './lineage.ts';
import type { RegistryState } from './plan-definitions.ts';
import { readVersions } from './read-definition.ts';

/**
 * One sentence for each change that would make a name mean two things, to old data or to those who keep an old name. A
 * name that was given up by a rename stays with what it named, as long as that is there.
 */
export function findRenameProblems(changes: readonly PlannedChange[], state: RegistryState): string[] {
  const stored = readVersions('feature_view', state.versions);
  const views = state.applied.filter(({ kind }) => kind === 'feature_view');
  const chainOf = (row: DefinitionRow | undefined) => (row && chainsOf([row], stored)[0]) ?? [];
  const deleted = new Set(
    changes.flatMap(({ action, kind, name }) => (action === 'delete' && kind === 'feature_view' ? name : [])),
  );
  return changes.flatMap((change) => {
    if (change.body?.kind !== 'feature_view') return [];
    const before = change.renamedFrom ?? change.name;
    const others = views.filter(({ name }) => name !== before && !deleted.has(name));
    const chain = chainOf(views.find(({ name }) => name === before));
    const heir = others.find((row) => formerlyOf(chainOf(row)).names.includes(change.name));
    return [
      ...(heir ? [givenUpView(change.name, heir.name)] : []),
      ...retypedAtOnce(change),
      ...givenUpFeatures(change.body, chain),
      ...takenOver(change, chain),
    ];
  });
}

function givenUpView(name: string, heir: string): string {
  return `Feature view "${heir}" was called "${name}" and is still found by that name; call the new view something else.`;
}

function retypedAtOnce({ name, features }: PlannedChange): string[] {
  return features
    .filter(({ change, fromType, toType }) => change === 'renamed' && fromType !== toType)
    .map(
      ({ renamedFrom, name: to, fromType, toType }) =>
        `Feature view "${name}" renames ${renamedFrom} to ${to} and makes it ${toType} instead of ${fromType} at once; ` +
        'apply the rename first, then the type.',
    );
}

/** A new feature by a name that another one of the view had. */
function givenUpFeatures({ name: view, fields }: FeatureView, chain: readonly StoredVersion[]): string[] {
  const { features } = formerlyOf(chain);
  return fields.flatMap(({ name, renamedFrom }) => {
    const former = [...(renamedFrom ? [renamedFrom] : []), ...(features[renamedFrom ?? name] ?? [])];
    return fields
      .filter((other) => other.name !== name && former.includes(other.name))
      .map(
        (other) =>
          `Feature view "${view}": ${name} was called "${other.name}" and its history still is; call the new feature something else.`,
      );
  });
}

/** A rename to the name of a feature that was dropped, whose values are still in the rows of its time. */
function takenOver({ name: view, features }: PlannedChange, chain: readonly StoredVersion[]): string[] {
  const formerly = formerlyOf(chain).features;
  return features.flatMap(({ change, name, renamedFrom }) => {
    if (change !== 'renamed' || formerly[renamedFrom!]?.includes(name)) return [];
    const owner = chain.find(({ body }) => body.fields.some((field) => field.name === name));
    return owner
      ? [
          `Feature view "${view}" renames ${renamedFrom} to ${name}, which was another feature until version ` +
            `${owner.version}; rows from then have its values. Take another name.`,
        ]
      : [];
  });
}
