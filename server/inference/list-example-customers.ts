import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { getHoldout } from '#server/runs/results.repo';
import { answerCustomers } from './answering/answer-customers.ts';
import { loadModel } from './answering/load-model.ts';
import { requireCurrentFeatures } from './require-current-features.ts';

export interface ExampleCustomer {
  readonly id: string;
  readonly label: number;
  /** Of the class. */
  readonly name: string;
}

/** Holdout rows of a class that are asked about before it is given up. */
const ASKED_A_CLASS = 12;

/**
 * A customer of each class that the model answers now, out of those it never learned from; classes it answers for none
 * of them are left out.
 * @throws AppError as `loadModel` does; unavailable when the model refuses because its features are gone.
 */
export async function listExampleCustomers(reference = DEFAULT_MODEL): Promise<ExampleCustomer[]> {
  const model = await loadModel(reference);
  requireCurrentFeatures(model);
  const { keys, predicted } = await getHoldout(model.version.runId);
  const { classes } = model.signature.label;
  const asked = classes.flatMap(({ value }) => keys.filter((_, i) => predicted[i] === value).slice(0, ASKED_A_CLASS));
  if (asked.length === 0) return [];
  const { predictions } = await answerCustomers(asked, model);
  return classes.flatMap(({ value, name }) => {
    const id = asked[predictions.indexOf(value)];
    return id === undefined ? [] : [{ id, label: value, name }];
  });
}
