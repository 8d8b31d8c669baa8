import { AppError } from '#server/platform/errors';

interface Naming {
  /** `view__feature` instead of `feature`. */
  readonly fullFeatureNames: boolean;
  /** Names that entity columns already have. */
  readonly taken: readonly string[];
}

/**
 * What each feature reference is called in a table that has only column names.
 * @throws AppError `invalid_input` naming every name that two columns would share.
 */
export function nameFeatures(
  references: readonly string[],
  { fullFeatureNames, taken }: Naming,
): Record<string, string> {
  const named = references.map((reference): [string, string] => [
    reference,
    fullFeatureNames ? reference.replace(':', '__') : reference.slice(reference.indexOf(':') + 1),
  ]);
  const owners = Map.groupBy(named, ([, name]) => name);
  const collisions = [...owners].flatMap(([name, sharing]) => {
    const columns = sharing.map(([reference]) => reference);
    if (taken.includes(name)) columns.unshift('a column of the entity rows');
    return columns.length > 1 ? [`${columns.join(' and ')} would both be called ${name}`] : [];
  });
  if (collisions.length > 0) {
    const way = fullFeatureNames
      ? 'Rename the column'
      : 'Ask for full feature names (view__feature) or rename the column';
    throw new AppError('invalid_input', `${collisions.join('; ')}. ${way}.`);
  }
  return Object.fromEntries(named);
}
