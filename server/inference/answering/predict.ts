import { findStaleInputs } from '#server/models/stale-versions';
import { AppError } from '#server/platform/errors';
import { requireCurrentFeatures } from '../require-current-features.ts';
import { answerCustomers } from './answer-customers.ts';
import { answerRows } from './answer-rows.ts';
import type { LoadedModel } from './load-model.ts';
import type { Invocation } from './parse-invocation.ts';
import type { Predicted } from './predicted.ts';

/**
 * What a model says of customers, by their latest features, or of raw features.
 * @throws AppError invalid_input as `toFeatureRows` does; unavailable when features of the model are gone or of another
 *   type and it would have to look them up.
 */
export function predict(invocation: Invocation, model: LoadedModel): Promise<Predicted> {
  return invocation.kind === 'customers' ? answerCurrent(invocation.keys, model) : answerRows(invocation, model);
}

/** A feature may go between the last look at the registry and the read; then the reason is the same. */
async function answerCurrent(keys: readonly string[], model: LoadedModel): Promise<Predicted> {
  requireCurrentFeatures(model);
  try {
    return await answerCustomers(keys, model);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') {
      requireCurrentFeatures({ ...model, stale: await findStaleInputs(model.signature) });
    }
    throw error;
  }
}
