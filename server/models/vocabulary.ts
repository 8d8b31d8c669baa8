/** Words that everybody says of models. Apart from the schemas, which bring Zod along: browsers need no more than these. */

/** The model that `/invocations` serves when nobody names another. */
export const DEFAULT_MODEL = 'customer_segment';
/** The alias a model is served under. */
export const PRODUCTION = 'production';
/** The alias of a version that answers beside it in silence. */
export const CANDIDATE = 'candidate';

/** The feature of a reference: `recency` of `customer_rfm_features:recency`. */
export const featureName = (reference: string): string => reference.slice(reference.indexOf(':') + 1);

/** Names of features without their views where that is unambiguous, else their references. */
export function uniqueFeatureNames(references: readonly string[]): string[] {
  const names = references.map(featureName);
  return names.map((name, i) => (names.indexOf(name) === names.lastIndexOf(name) ? name : references[i]!));
}
