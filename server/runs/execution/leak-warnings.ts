import type { ResolvedFeature } from '#server/feature-store/resolve-features';

/** One sentence for each feature whose definition says it gives the label away. */
export function leakWarnings(resolved: readonly ResolvedFeature[], label: ResolvedFeature): string[] {
  return resolved
    .filter(({ field, view }) => field.leaks === label.field.name && view.name === label.view.name)
    .map(
      ({ reference }) =>
        `${reference} gives the label away (the label is made from it): its score here will not be seen in use.`,
    );
}
