import { type ResolvedFeature, resolveFeatures } from '#server/feature-store/resolve-features';
import { uniqueFeatureNames } from '#server/models/vocabulary';
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
      typical: toWhole(typicalRange(distribution), WHOLE.has(dtype)),
      outsideTraining: range !== null && value !== null && (value < range.min || value > range.max),
    };
  });
}

const toWhole = (range: readonly [number, number] | null, whole: boolean): readonly [number, number] | null =>
  range && whole ? [Math.round(range[0]), Math.round(range[1])] : range;

/** What a changed value no longer goes with, by what descriptions say features are made from: a sentence each. */
export function findContradictions(
  features: readonly Pick<ExplainedFeature, 'name' | 'changed'>[],
  resolved: readonly ResolvedFeature[],
): string[] {
  const isMadeFrom = (j: number, i: number): boolean => {
    const [made, part] = [resolved[j]!, resolved[i]!];
    return (
      made.view.name === part.view.name &&
      Boolean(madeFrom(made.view.fields).get(made.field.name)?.has(part.field.name))
    );
  };
  const left = [...features.keys()].filter((j) => !features[j]!.changed);
  const listed = (at: readonly number[]): string => at.map((j) => features[j]!.name).join(', ');
  return features.flatMap(({ name, changed }, i) => {
    if (!changed) return [];
    const [results, parts] = [left.filter((j) => isMadeFrom(j, i)), left.filter((j) => isMadeFrom(i, j))];
    return [
      ...(results.length > 1 ? [`${listed(results)} are made from ${name} and stayed as they were.`] : []),
      ...(results.length === 1 ? [`${listed(results)} is made from ${name} and stayed as it was.`] : []),
      ...(parts.length > 0 ? [`${name} is made from ${listed(parts)}, which stayed as before.`] : []),
    ];
  });
}

/** @throws AppError as `resolveFeatures` does. */
export const resolveInputs = (inputs: readonly TrainedInput[]): Promise<ResolvedFeature[]> =>
  resolveFeatures(inputs.map(({ feature }) => feature));
