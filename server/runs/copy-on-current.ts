import type { FeatureHistory, StaleFeature } from '#server/feature-store/feature-history';
import type { Run } from './schema.ts';
import { staleFeaturesOf } from './stale-runs.ts';

/** What a run would be asked for with if it were made today. */
export interface CurrentCopy {
  /** Those of the run that are what they were, by the names they have now, in its order. */
  readonly features: readonly string[];
  /** Null where the label is not what it was: another has to be chosen. */
  readonly label: string | null;
  readonly leftOut: readonly StaleFeature[];
}

/** The features and the label of a run as they are called now, without those that are gone or of another type. */
export function copyOnCurrent(
  run: Pick<Run, 'features' | 'label' | 'viewVersions'>,
  history: FeatureHistory,
): CurrentCopy {
  const nameNow = (reference: string) =>
    history.findCurrent({ reference, version: run.viewVersions[reference.split(':')[0]!] });
  return {
    features: run.features.flatMap((reference) => nameNow(reference) ?? []),
    label: nameNow(run.label),
    leftOut: staleFeaturesOf(run, history),
  };
}
