import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { type LoadedModel, loadDefaultModel, loadModel } from './answering/load-model.ts';
import { type Invocation, parseInvocation } from './answering/parse-invocation.ts';
import { predict } from './answering/predict.ts';
import type { Predicted } from './answering/predicted.ts';
import { servePrediction } from './answering/serve-prediction.ts';
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
 * Answers what `/invocations` is asked, for our own pages and commands: predictions for customers, or for raw features,
 * in the order of the question. The model is the production version of the default one unless `query.model` names another.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown model; unavailable when nothing can answer,
 *   or when features of the model are gone or of another type and it would have to look them up.
 */
export function invoke(body: unknown, query: unknown): Promise<InvocationAnswer> {
  return answerWith(async (read, model) => predict(read(), model), body, query);
}

/** The same for callers from outside: bounded, counted, and scored by the candidate in silence. @throws as `servePrediction`. */
export function serveInvocation(body: unknown, query: unknown): Promise<InvocationAnswer> {
  return answerWith(servePrediction, body, query);
}

type Predict = (read: () => Invocation, model: LoadedModel) => Promise<Predicted>;

async function answerWith(predictBy: Predict, body: unknown, query: unknown): Promise<InvocationAnswer> {
  const { model: reference, details } = parseInput(InvocationQuerySchema, query);
  if (reference === '') throw emptyReference();
  const model = await (reference === undefined ? loadDefaultModel() : loadModel(reference)).catch((error) => {
    // What is wrong with the question is said even while nobody can answer it.
    parseInvocation(body);
    throw error;
  });
  const predicted = await predictBy(() => parseInvocation(body), model);
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

const emptyReference = () =>
  new AppError('invalid_input', 'model is empty; leave it out or write name, name@alias or name/v0.1.', {
    fields: { model: 'is empty' },
  });
