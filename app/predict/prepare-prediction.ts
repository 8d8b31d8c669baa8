import type { Detail } from '#server/inference/schema';
import { featureName } from '#server/models/schema';
import { formatPercent, formatValue } from '../_ui/format-number.ts';

export interface PreparedPrediction {
  readonly title: string;
  /** Why there is no answer; null when there is one. */
  readonly reason: string | null;
  readonly probabilities: readonly { key: number; title: string; percent: string; share: number; chosen: boolean }[];
  readonly features: readonly FetchedFeature[];
}

export interface FetchedFeature {
  readonly reference: string;
  readonly name: string;
  readonly value: string;
  readonly asOf: Date | null;
  readonly outsideTraining: boolean;
}

/** What a model said about one customer, and the features it was given, in words. */
export function preparePrediction(detail: Detail): PreparedPrediction {
  const { status, label, name, probabilities, features, reason } = detail;
  return {
    title: status === 'predicted' ? `${name} (${label})` : 'No prediction',
    reason: status === 'predicted' ? null : (reason ?? 'No reason was given.'),
    probabilities: (probabilities ?? []).map((one) => ({
      key: one.label,
      title: one.name,
      percent: formatPercent(one.probability),
      share: one.probability,
      chosen: one.label === label,
    })),
    features: features.map((fetched) => ({
      reference: fetched.feature,
      name: featureName(fetched.feature),
      value: formatValue(fetched.value),
      asOf: fetched.event_timestamp ? new Date(fetched.event_timestamp) : null,
      outsideTraining: fetched.outside_training_range,
    })),
  };
}
