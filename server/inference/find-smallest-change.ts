import { DEFAULT_MODEL, uniqueFeatureNames } from '#server/models/vocabulary';
import { parseInput } from '#server/platform/parse-input';
import type { TrainedInput, TrainedModel } from '#server/runs/schema';
import { type LoadedModel, loadModel } from './answering/load-model.ts';
import { describeScore } from './answering/predicted.ts';
import { knownModel } from './explain/known-model.ts';
import {
  readCustomer,
  type ScoredCustomer,
  scoreCustomer,
  toAnswered,
  withChanges,
} from './explain/scored-customer.ts';
import { typicalRange } from './explain/typical-range.ts';
import { type ExplainAnswer, ExplainAnswerSchema, type SmallestChange } from './explain-schema.ts';
import { linearCandidates, linearPairs } from './what-if/linear-candidates.ts';
import { type FlipSearch, pairUp, searchFlip } from './what-if/search-flip.ts';
import { treeCandidates } from './what-if/tree-candidates.ts';
import type { Tunable } from './what-if/tunable.ts';

/**
 * The smallest change of a customer's values that is answered otherwise: of one feature where there is any, else of two,
 * within what training saw, and measured in the spread of the training rows. Candidates are read off the model (the
 * splits of its trees, the borders of its linear scores); what each is answered is asked of the scorer that serves.
 *
 * @throws AppError as `explainAnswer` does.
 */
export async function findSmallestChange(input: ExplainAnswer): Promise<SmallestChange> {
  const { model: reference = DEFAULT_MODEL, customer, changes } = parseInput(ExplainAnswerSchema, input);
  const model = await loadModel(reference);
  const stored = await readCustomer(customer, model);
  const values = withChanges(stored.values, changes, model.signature);
  const [scored, trained] = await Promise.all([scoreCustomer(stored, values, model), knownModel(model.version.runId)]);
  const found = await search(scored, trained, model);
  if (typeof found === 'string') return { flip: null, tried: 0, complete: false, unsearched: found };
  return {
    ...found,
    flip: found.flip && (await describeFlip(found.flip, { values, row: scored.row }, model)),
    unsearched: null,
  };
}

/** @returns why nothing can be searched, where that is so. */
async function search(
  { answer, row }: ScoredCustomer,
  { model: fitted, inputs, classValues }: TrainedModel,
  { scorer }: LoadedModel,
): Promise<FlipSearch | string> {
  if (!answer) return 'There is no answer that could change.';
  const tunables = inputs.map((one, j) => toTunable(one, row[j]!));
  const labelsOf = async (rows: Float32Array) => (await scorer.score(rows)).labels;
  const asked = { row, label: answer.label, labelsOf };
  switch (fitted.kind) {
    case 'boosted_trees':
    case 'forest': {
      const singles = treeCandidates(fitted, tunables);
      return searchFlip({ ...asked, singles, pairs: () => pairUp(singles) });
    }
    case 'logistic': {
      const k = classValues.indexOf(answer.label);
      const pairs = () => ({ pairs: linearPairs(fitted, tunables, k), complete: true });
      return searchFlip({ ...asked, singles: linearCandidates(fitted, tunables, k), pairs });
    }
    case 'majority':
      return 'This model answers everybody the same, whatever their values.';
    case 'stratified':
      return 'This model answers by chance, so that no change means anything.';
    case 'onnx':
      return 'The model was brought in as an ONNX file; where its answers change cannot be read off it.';
  }
}

function toTunable({ dtype, range, distribution }: TrainedInput, value: number): Tunable {
  const [min, max] = [range.min ?? Number.NaN, range.max ?? Number.NaN];
  const [low, high] = typicalRange(distribution) ?? [min, max];
  const spread = high > low ? high - low : max - min;
  return { value, min, max, spread: spread > 0 ? spread : 0, whole: dtype !== 'float32' && dtype !== 'float64' };
}

async function describeFlip(
  { changes }: NonNullable<FlipSearch['flip']>,
  { values, row }: { values: readonly (number | null)[]; row: Float32Array },
  { signature, scorer }: LoadedModel,
): Promise<SmallestChange['flip']> {
  const names = uniqueFeatureNames(signature.inputs.map(({ feature }) => feature));
  const there = row.slice();
  for (const { feature, value } of changes) there[feature] = value;
  return {
    changes: changes.map(({ feature, value }) => ({ name: names[feature]!, from: values[feature]!, to: value })),
    answer: toAnswered(describeScore(await scorer.score(there), 0, signature)),
  };
}
