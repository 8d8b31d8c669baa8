import { listEntities } from '#server/feature-store/registry';
import { searchKeys } from '#server/feature-store/search-keys';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { parseInput } from '#server/platform/parse-input';
import { loadModel } from './answering/load-model.ts';
import { describeFeatures, findContradictions, resolveInputs } from './explain/describe-features.ts';
import { knownModel } from './explain/known-model.ts';
import { askOtherVersion } from './explain/other-version.ts';
import { reasonsOf } from './explain/reasons-of.ts';
import { reliabilityOf } from './explain/reliability-of.ts';
import { readCustomer, scoreCustomer, withChanges } from './explain/scored-customer.ts';
import { type ExplainAnswer, ExplainAnswerSchema, type ExplainedAnswer } from './explain-schema.ts';

const UNREAD = 'The model was trained elsewhere and brought in as an ONNX file, whose inside is not read.';

/**
 * One answer with all a person may ask about it: how sure, how reliable, from which features, why, and what the version
 * beside it says. Scored as `/invocations` scores, from the latest features or with some values changed.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown model; unavailable when the model refuses
 *   because its features are gone.
 */
export async function explainAnswer(input: ExplainAnswer): Promise<ExplainedAnswer> {
  const { model: reference = DEFAULT_MODEL, customer, changes } = parseInput(ExplainAnswerSchema, input);
  const model = await loadModel(reference);
  const { model: name, version, aliases, runId } = model.version;
  const stored = await readCustomer(customer, model);
  const values = withChanges(stored.values, changes, model.signature);
  const isChanged = values.some((value, j) => value !== stored.values[j]);
  const trained = await knownModel(runId);
  const [scored, asStored, resolved, other] = await Promise.all([
    scoreCustomer(stored, values, model),
    isChanged ? scoreCustomer(stored, stored.values, model) : null,
    resolveInputs(trained.inputs),
    askOtherVersion(model.version, customer, changes),
  ]);
  const features = describeFeatures(trained.inputs, resolved, stored, values);
  const { answer, reason, row } = scored;
  const reasons = answer && reasonsOf(row, answer, trained);
  const ttls = resolved.map(({ view }) => view.ttlSeconds).filter((seconds) => seconds > 0);
  const [view] = resolved.map((one) => one.view);
  return {
    ...{ model: name, version, aliases, runId, customer, answer, reason, features, reasons, other },
    entity: (await listEntities()).find((entity) => entity.name === view?.entities[0])?.name ?? 'entity',
    asStored: asStored?.answer ?? null,
    reliability: answer && (await reliabilityOf(answer, runId)),
    ttlSeconds: ttls.length > 0 ? Math.min(...ttls) : 0,
    unexplained: answer && !reasons ? UNREAD : null,
    contradictions: isChanged ? findContradictions(features, resolved) : [],
    suggestions: stored.known || !view ? [] : await suggest(view.name, customer),
  };
}

const MOST_SUGGESTED = 3;

/** Customers there are: those whose id goes on as this one does, else the first. */
async function suggest(view: string, customer: string): Promise<readonly string[]> {
  const near = await searchKeys(view, { q: customer, limit: MOST_SUGGESTED });
  return near.keys.length > 0 ? near.keys : (await searchKeys(view, { limit: MOST_SUGGESTED })).keys;
}
