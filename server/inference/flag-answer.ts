import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { loadModel } from './answering/load-model.ts';
import { readCustomer, scoreCustomer, withChanges } from './explain/scored-customer.ts';
import { type FlagAnswer, FlagAnswerSchema, type FlaggedAnswer } from './flag-schema.ts';
import { insertFlag } from './flagged-answers.repo.ts';

/**
 * Keeps that somebody says an answer is wrong. What was answered is asked of the model again and not taken from whoever
 * flags it.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown model or version; unavailable when the model
 *   refuses because its features are gone.
 */
export async function flagAnswer(input: FlagAnswer, actor: Actor): Promise<FlaggedAnswer> {
  const { model: name, version, customer, changes, expected, note } = parseInput(FlagAnswerSchema, input);
  const model = await loadModel(version ? `${name}/${version}` : name);
  const stored = await readCustomer(customer, model);
  const { answer } = await scoreCustomer(stored, withChanges(stored.values, changes, model.signature), model);
  const right = model.signature.label.classes.find(({ value }) => value === expected);
  if (expected !== undefined && !right) {
    const known = model.signature.label.classes.map((one) => `${one.value} (${one.name})`).join(', ');
    const what = `${expected} is no class of this model; it answers ${known}.`;
    throw new AppError('invalid_input', `expected: ${what}`, { fields: { expected: what } });
  }
  return insertFlag({
    ...{ model: name, version: model.version.version, customer, changes, note, by: actor.name },
    label: answer?.label ?? null,
    name: answer?.name ?? null,
    probability: answer?.probabilities.find(({ label }) => label === answer.label)?.probability ?? null,
    expected: right?.value ?? null,
    expectedName: right?.name ?? null,
  });
}
