import { featureName } from '#server/models/vocabulary';

/** Features in their order, by name; which view each is of shows when one points at it. */
export function FeatureNames({ features }: { features: readonly string[] }) {
  return (
    <ol className="flex flex-wrap gap-1.5">
      {features.map((feature) => (
        <li
          key={feature}
          title={feature}
          className="rounded-sm border border-line bg-sunken px-1.5 font-mono text-xs leading-5"
        >
          {featureName(feature)}
        </li>
      ))}
    </ol>
  );
}
