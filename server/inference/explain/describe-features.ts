import { type ResolvedFeature, resolveFeatures } from '#server/feature-store/resolve-features';
import { uniqueFeatureNames } from '#server/models/schema';
import type { TrainedInput } from '#server/runs/schema';
import type { ExplainedFeature } from '../explain-schema.ts';
import { madeFrom } from './made-from.ts';
import type { StoredCustomer } from './scored-customer.ts';
import { typicalRange } from './typical-range.ts';

const LACKS = { PRESENT: null, NOT_FOUND: 'no_row', NULL_VALUE: 'empty', OUTSIDE_MAX_AGE: 'too_old' } as const;
const WHOLE: ReadonlySet<string> = new Set(['int32', 'int64', 'bool']);

/** Each feature of a model with what is known of it: in words, in the store, in training. */
export function describeFeatures(
  inputs: readonly TrainedInput[],
  resolved: readonly ResolvedFeature[],
  stored: StoredCustomer,
  values: readonly (number | null)[],
): ExplainedFeature[] {
  const names = uniqueFeatureNames(inputs.map(({ feature }) => feature));
  return inputs.map(({ feature, dtype, range: { min, max }, distribution }, j) => {
    const value = values[j]!;
    const at = stored.eventTimestamps[j]!;
    const range = min === null || max === null ? null : { min, max };
    return {
      reference: feature,
      name: names[j]!,
      description: resolved[j]!.field.description,
      whole: WHOLE.has(dtype),
      stored: stored.values[j]!,
      value,
      changed: value !== stored.values[j],
      eventTimestamp: at === null ? null : new Date(at).toISOString(),
      lack: LACKS[stored.statuses[j]!],
      range,
      typical: typicalRange(distribution),
      outsideTraining: range !== null && value !== null && (value < range.min || value > range.max),
    };
  });
}

/** What a changed value no longer goes with, by what descriptions say features are made from. */
export function findContradictions(
  features: readonly Pick<ExplainedFeature, 'name' | 'changed' | 'description'>[],
  resolved: readonly ResolvedFeature[],
): string[] {
  const sources = resolved.map(({ view, field }) => madeFrom(view.fields).get(field.name) ?? new Set<string>());
  return features.flatMap(({ name, description }, j) => {
    const parts = features.filter(
      (_, i) => sources[j]!.has(resolved[i]!.field.name) && resolved[i]!.view.name === resolved[j]!.view.name,
    );
    const odd = parts.filter(({ changed }) => changed !== features[j]!.changed);
    if (odd.length === 0 || !(features[j]!.changed || odd.length > 0)) return [];
    const list = odd.map((part) => part.name).join(', ');
    const what = `${name} is made from ${list} (“${description.replace(/\.$/, '')}”)`;
    return [
      features[j]!.changed
        ? `${what}, which you left as ${odd.length > 1 ? 'they are' : 'it is'}.`
        : `${what}, which you changed; ${name} stayed as it was.`,
    ];
  });
}

/** @throws AppError as `resolveFeatures` does. */
export const resolveInputs = (inputs: readonly TrainedInput[]): Promise<ResolvedFeature[]> =>
  resolveFeatures(inputs.map(({ feature }) => feature));
