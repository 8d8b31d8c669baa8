import { z } from 'zod';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { parseInput } from '#server/platform/parse-input';
import { answerCustomers } from './answering/answer-customers.ts';
import { loadModel } from './answering/load-model.ts';
import { ExplainAnswerSchema } from './explain-schema.ts';
import { requireCurrentFeatures } from './require-current-features.ts';
import { CustomersSchema, type Detail } from './schema.ts';

export const PredictManySchema = z.strictObject({
  model: ExplainAnswerSchema.shape.model,
  customers: CustomersSchema.shape.customer_list,
});

/** One answer of many. */
export interface ManyAnswer {
  readonly id: string;
  readonly status: Detail['status'];
  readonly reason: string | null;
  readonly label: number | null;
  readonly name: string | null;
  /** Of the class that was answered. */
  readonly probability: number | null;
}

/**
 * Answers for a list of customers, one an id and in its order; those without an answer say why.
 * @throws AppError invalid_input naming the field; not_found for an unknown model; unavailable when it refuses.
 */
export async function predictMany(
  input: z.input<typeof PredictManySchema>,
): Promise<{ readonly model: string; readonly version: string; readonly answers: readonly ManyAnswer[] }> {
  const { model: reference = DEFAULT_MODEL, customers } = parseInput(PredictManySchema, input);
  const model = await loadModel(reference);
  requireCurrentFeatures(model);
  const predicted = await answerCustomers(customers, model);
  const answers = predicted.details().map(({ id = '', status, reason = null, label, name, probabilities }) => {
    const probability = probabilities?.find((one) => one.label === label)?.probability ?? null;
    return { id, status, reason, label, name, probability };
  });
  return { model: model.version.model, version: model.version.version, answers };
}
