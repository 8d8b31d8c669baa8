import { findStaleInputs } from '#server/models/stale-versions';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { answerCustomers } from './answer-customers.ts';
import { answerRows } from './answer-rows.ts';
import { type LoadedModel, loadDefaultModel, loadModel } from './load-model.ts';
import { parseInvocation } from './parse-invocation.ts';
import type { Predicted } from './predicted.ts';
import { requireCurrentFeatures } from './require-current-features.ts';
import { type InvocationAnswerBody, InvocationQuerySchema } from './schema.ts';

export interface InvocationAnswer {
  /** The JSON answer. */
  readonly answer: InvocationAnswerBody;
  /** Version that answered: `customer_segment-v0.0`. */
  readonly version: string;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

/**
 * Answers `/invocations` for every door: predictions for customers, or for raw features, in the order of the question.
 * The model is the production version of the default one unless `query.model` names another.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown model; unavailable when nothing can answer,
 *   or when features of the model are gone or of another type and it would have to look them up.
 */
export async function invoke(body: unknown, query: unknown): Promise<InvocationAnswer> {
  const { model: reference, details } = parseInput(InvocationQuerySchema, query);
  const invocation = parseInvocation(body);
  if (reference === '') throw emptyReference();
  const model = await (reference === undefined ? loadDefaultModel() : loadModel(reference));
  const predicted =
    invocation.kind === 'customers' ? await answerCurrent(invocation.keys, model) : await answerRows(invocation, model);
  const { model: name, version, runId: run } = model.version;
  return {
    answer: {
      predictions: [...predicted.predictions],
      ...(details === 'true' && { model: { name, version, run }, details: predicted.details() }),
    },
    version: `${name}-${version}`,
    timings: predicted.timings,
  };
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

const emptyReference = () =>
  new AppError('invalid_input', 'model is empty; leave it out or write name, name@alias or name/v0.1.', {
    fields: { model: 'is empty' },
  });
