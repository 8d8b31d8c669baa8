import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { type AppliedView, listViews } from './registry.ts';
import { FeatureReferenceSchema, type Field } from './vocabulary.ts';

export interface ResolvedFeature {
  /** `view:feature`, as asked for. */
  readonly reference: string;
  readonly view: AppliedView;
  readonly field: Field;
}

/**
 * The applied view and field behind each feature reference, in the order asked for.
 *
 * @throws AppError `invalid_input` for an empty list, a repeated or a malformed reference; `not_found` naming every
 * reference the registry does not know, each with its nearest.
 */
export async function resolveFeatures(references: readonly string[]): Promise<ResolvedFeature[]> {
  requireWellFormed(references);
  const views = await listViews();
  const known = new Map<string, Omit<ResolvedFeature, 'reference'>>(
    views.flatMap((view) => view.fields.map((field) => [`${view.name}:${field.name}`, { view, field }])),
  );
  const unknown = references.filter((reference) => !known.has(reference));
  if (unknown.length > 0) {
    const sentences = unknown.map((reference) => sayUnknown(reference, views, known.keys()));
    throw new AppError('not_found', sentences.join(' '), { fields: { features: sentences.join(' ') } });
  }
  return references.map((reference) => ({ reference, ...known.get(reference)! }));
}

function requireWellFormed(references: readonly string[]): void {
  if (references.length === 0) {
    throw new AppError('invalid_input', 'No features were asked for; name at least one, such as view:feature.');
  }
  const malformed = references.filter((reference) => !FeatureReferenceSchema.safeParse(reference).success);
  if (malformed.length > 0) {
    throw new AppError(
      'invalid_input',
      `${malformed.map((one) => `"${one}"`).join(', ')} cannot be a feature reference; one looks like view:feature.`,
    );
  }
  const repeated = references.find((reference, i) => references.indexOf(reference) !== i);
  if (repeated) throw new AppError('invalid_input', `${repeated} is asked for twice.`);
}

function sayUnknown(reference: string, views: readonly AppliedView[], known: Iterable<string>): string {
  if (views.length === 0) return `There is no feature ${reference}: nothing has been applied yet, run apply first.`;
  const [viewName = '', featureName = ''] = reference.split(':');
  const view = views.find(({ name }) => name === viewName);
  if (!view) return `There is no feature view "${viewName}" (${reference}).${didYouMean(reference, known)}`;
  const fields = view.fields.map(({ name }) => name);
  return `Feature view "${viewName}" has no feature "${featureName}".${didYouMean(featureName, fields)}`;
}
