import type { PlannedChange } from '../feature-repo-plan.ts';
import type { DefinitionRow } from '../registry.repo.ts';
import { chainsOf, formerlyOf } from './lineage.ts';
import type { RegistryState } from './plan-definitions.ts';
import { readVersions } from './read-definition.ts';

/** One sentence for each rename that would make a name mean two things, to old data or to those who keep the old name. */
export function findRenameProblems(changes: readonly PlannedChange[], state: RegistryState): string[] {
  return [...changes.flatMap(retypedAtOnce), ...changes.flatMap((change) => takenNames(change, changes, state))];
}

function retypedAtOnce({ name, features }: PlannedChange): string[] {
  return features
    .filter(({ change, fromType, toType }) => change === 'renamed' && fromType !== toType)
    .map(
      (feature) =>
        `Feature view "${name}" renames ${feature.renamedFrom} to ${feature.name} and makes it ${feature.toType} instead of ` +
        `${feature.fromType} at once; apply the rename first, then the type.`,
    );
}

/** Names that were given up by a rename stay with what they named: its history and older runs know it by them. */
function takenNames(change: PlannedChange, changes: readonly PlannedChange[], state: RegistryState): string[] {
  if (change.kind !== 'feature_view' || change.body?.kind !== 'feature_view') return [];
  const stored = readVersions('feature_view', state.versions);
  const chainOfRow = (row: DefinitionRow | undefined) => (row && chainsOf([row], stored)[0]) ?? [];
  const views = state.applied.filter(({ kind }) => kind === 'feature_view');
  const before = change.renamedFrom ?? change.name;
  const isDeleted = (name: string) =>
    changes.some(({ action, kind, name: gone }) => action === 'delete' && kind === 'feature_view' && gone === name);
  const heir = views.find(
    (row) => row.name !== before && !isDeleted(row.name) && formerlyOf(chainOfRow(row)).names.includes(change.name),
  );
  const formerly = formerlyOf(chainOfRow(views.find(({ name }) => name === before))).features;
  const features = change.body.fields;
  const taken = features.flatMap(({ name, renamedFrom }) => {
    const formerNames = [...(formerly[renamedFrom ?? name] ?? []), ...(renamedFrom ? [renamedFrom] : [])];
    return features
      .filter((other) => other.name !== name && formerNames.includes(other.name))
      .map((other) => ({ other, name }));
  });
  return [
    ...(change.action === 'create' && heir
      ? [
          `Feature view "${heir.name}" was called "${change.name}" and is still found by that name; call the new view something else.`,
        ]
      : []),
    ...taken.map(
      ({ other, name }) =>
        `Feature view "${change.name}": ${name} was called "${other.name}" and its history still is; call the new feature something else.`,
    ),
  ];
}
