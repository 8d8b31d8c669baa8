import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { getViewVersion } from './definition-versions.ts';
import { type AppliedView, listViews } from './registry.ts';
import { FeatureReferenceSchema, type Field } from './vocabulary.ts';

export interface ResolvedFeature {
  /** `view:feature`, as asked for: a former name where it was asked by that. */
  readonly reference: string;
  /** As it is called now. */
  readonly view: AppliedView;
  readonly field: Field;
}

/** Versions of views by name, as a run keeps them. */
export type ViewVersions = Readonly<Record<string, number>>;

/**
 * The applied view and field behind each feature reference, in the order asked for. A name that was given up by a rename
 * is followed. Views of `viewVersions` are as they were in that version, under the names they had then.
 *
 * @throws AppError `invalid_input` for an empty list; else one that names every reference that is malformed, repeated
 * (`invalid_input`) or unknown to the registry (`not_found` when that is all that is wrong), each with its nearest.
 */
export async function resolveFeatures(
  references: readonly string[],
  viewVersions: ViewVersions = {},
): Promise<ResolvedFeature[]> {
  if (references.length === 0) {
    throw new AppError('invalid_input', 'No features were asked for; name at least one, such as view:feature.');
  }
  const views = await viewsAt(viewVersions);
  const known = new Map<string, Found>(
    views.flatMap((view) => view.fields.map((field) => [`${view.name}:${field.name}`, { view, field }])),
  );
  for (const reference of references.filter((one) => !known.has(one))) {
    const former = findFormer(reference, views);
    if (former) known.set(reference, former);
  }
  const misspelt = findMisspelt(references);
  const unknown = [...new Set(references)]
    .filter((reference) => FeatureReferenceSchema.safeParse(reference).success && !known.has(reference))
    .map((reference) => sayUnknown(reference, views, known.keys()));
  const problems = [...misspelt, ...unknown].join(' ');
  if (problems) {
    throw new AppError(misspelt.length > 0 ? 'invalid_input' : 'not_found', problems, {
      fields: { features: problems },
      refs: references.filter((reference, i) => !known.has(reference) || references.indexOf(reference) !== i),
    });
  }
  return references.map((reference) => ({ reference, ...known.get(reference)! }));
}

type Found = Omit<ResolvedFeature, 'reference'>;

/** Applied views, some in an earlier version. */
async function viewsAt(viewVersions: ViewVersions): Promise<AppliedView[]> {
  const pinned = await Promise.all(
    Object.entries(viewVersions).map(([name, version]) => getViewVersion(name, version)),
  );
  const rest = (await listViews()).filter(({ name }) => !(name in viewVersions));
  return [...pinned, ...rest];
}

/** The view and feature that had the names of a reference before, when nothing is called so now. */
function findFormer(reference: string, views: readonly AppliedView[]): Found | undefined {
  const [viewName = '', featureName = ''] = reference.split(':');
  const view = views.find(({ name, formerly }) => name === viewName || formerly.names.includes(viewName));
  const field = view?.fields.find(
    ({ name }) => name === featureName || view.formerly.features[name]?.includes(featureName),
  );
  return view && field && { view, field };
}

/** A sentence for the references that cannot be one, and for those that come twice. */
function findMisspelt(references: readonly string[]): string[] {
  const malformed = references.filter((reference) => !FeatureReferenceSchema.safeParse(reference).success);
  const repeated = references.filter((reference, i) => references.indexOf(reference) !== i);
  const shown = malformed.map((one) => `"${one}"`).join(', ');
  return [
    ...(malformed.length > 0 ? [`${shown} cannot be a feature reference; one looks like view:feature.`] : []),
    ...(repeated.length > 0 ? [`${[...new Set(repeated)].join(', ')} is asked for twice.`] : []),
  ];
}

function sayUnknown(reference: string, views: readonly AppliedView[], known: Iterable<string>): string {
  if (views.length === 0) return `There is no feature ${reference}: nothing has been applied yet, run apply first.`;
  const [viewName = '', featureName = ''] = reference.split(':');
  const view = views.find(({ name }) => name === viewName);
  if (!view) return `There is no feature view "${viewName}" (${reference}).${didYouMean(reference, known)}`;
  const fields = view.fields.map(({ name }) => name);
  return `Feature view "${viewName}" has no feature "${featureName}".${didYouMean(featureName, fields)}`;
}
