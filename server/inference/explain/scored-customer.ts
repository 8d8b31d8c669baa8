import { type FeatureStatus, onlineFeatures } from '#server/feature-store/online-features';
import type { Signature } from '#server/models/schema';
import { uniqueFeatureNames } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { noAnswerReason } from '../answering/answer-customers.ts';
import type { LoadedModel } from '../answering/load-model.ts';
import { describeFeature, describeScore } from '../answering/predicted.ts';
import { scoreTable, toNumber } from '../answering/score-table.ts';
import type { Answered } from '../explain-schema.ts';
import { requireCurrentFeatures } from '../require-current-features.ts';

/** A customer's features as the online store has them, in the order of a model's signature. */
export interface StoredCustomer {
  readonly known: boolean;
  readonly values: readonly (number | null)[];
  readonly statuses: readonly FeatureStatus[];
  /** Epoch milliseconds. */
  readonly eventTimestamps: readonly (number | null)[];
}

export interface ScoredCustomer {
  readonly answer: Answered | null;
  /** Why there is no answer. */
  readonly reason: string | null;
  /** (features) as they went into the model, NaN where missing. */
  readonly row: Float32Array;
}

/** @throws AppError unavailable when features of the model are gone, or of another type than it learned from. */
export async function readCustomer(customer: string, model: LoadedModel): Promise<StoredCustomer> {
  requireCurrentFeatures(model);
  const features = model.signature.inputs.map(({ feature }) => feature);
  const online = await onlineFeatures({ features, keys: [customer] });
  return {
    known: online.found[0]!,
    values: features.map((feature) => toNumber(online.columns[feature]![0])),
    statuses: features.map((feature) => online.statuses[feature]![0]!),
    eventTimestamps: features.map((feature) => online.eventTimestamps[feature]![0]!),
  };
}

/** What a model says of a customer with some values changed, by the scorer that answers everybody else. */
export async function scoreCustomer(
  { known }: Pick<StoredCustomer, 'known'>,
  values: readonly (number | null)[],
  model: LoadedModel,
): Promise<ScoredCustomer> {
  const { signature } = model;
  const scored = await scoreTable({ known: [known], columns: values.map((value) => [value]) }, model);
  const row = Float32Array.from(values, (value) => value ?? Number.NaN);
  const [status] = scored.status;
  if (status === 'predicted')
    return { answer: toAnswered(describeScore(scored.scores, 0, signature)), reason: null, row };
  const features = signature.inputs.map((input, j) => describeFeature(input, values[j]!));
  return { answer: null, reason: noAnswerReason(status!, features), row };
}

/** A score in words and probabilities, of a row that was scored. */
export const toAnswered = (score: ReturnType<typeof describeScore>): Answered => score as Answered;

/**
 * Values with the changes in their place. A feature is named with its view or, where that is enough, without it.
 * @throws AppError invalid_input naming what the model does not use.
 */
export function withChanges(
  values: readonly (number | null)[],
  changes: Readonly<Record<string, number>>,
  { inputs }: Pick<Signature, 'inputs'>,
): (number | null)[] {
  const references = inputs.map(({ feature }) => feature);
  const names = uniqueFeatureNames(references);
  const stranger = Object.keys(changes).find((name) => !names.includes(name) && !references.includes(name));
  if (stranger !== undefined) {
    const what = `the model does not use "${stranger.slice(0, 80)}".${didYouMean(stranger, names)}`;
    throw new AppError('invalid_input', `changes: ${what}`, { fields: { changes: what } });
  }
  return values.map((value, j) => changes[names[j]!] ?? changes[references[j]!] ?? value);
}
