import { Random } from '#server/numerics/random';
import { logLoss } from '../metrics/log-loss.ts';
import type { FeatureMatrix, FitInput, FitProgress, LabelledMatrix, StratifiedModel } from '../model.ts';
import { classShares } from './class-shares.ts';

/** A prime; products of numbers below it, over a hundred thousand features, stay whole in a double. */
const PRIME = 99_991;
/** Thousandths and less of a feature still tell rows apart. */
const STEPS = 1024;

/**
 * Answer at random with the class shares of training: what a model that knows nothing but them gets right by chance.
 *
 * Chance is a seeded hash of the row's features and not its place, as scikit-learn's
 * DummyClassifier(strategy="stratified") has it: so a row gets the same answer alone, in any batch, and from ONNX.
 * Rows with equal features therefore get the same class. Yields once.
 */
export function* fitStratified({ train, holdout, seed }: FitInput<unknown>): Generator<FitProgress, StratifiedModel> {
  const random = new Random(seed);
  const model: StratifiedModel = {
    kind: 'stratified',
    classes: train.classes,
    shares: classShares(train),
    factors: train.columns.map(() => 1 + random.integer(PRIME - 2)),
    offset: random.integer(PRIME - 1),
  };
  yield { step: 1, steps: 1, trainLoss: meanLoss(model, train), holdoutLoss: holdout && meanLoss(model, holdout) };
  return model;
}

/**
 * Probability 1 for the class drawn, (n × classes) row-major.
 *
 *     u = ((offset + Σⱼ factorⱼ · (⌊1024 xⱼ⌋ mod p)) mod p) / p,    class = how many cumulated shares are ≤ u
 *
 * Every term is a whole number below 2⁵³, hence exact wherever doubles are. Missing counts as 0.
 *
 * @throws RangeError if the number of features is not the model's.
 */
export function stratifiedProbabilities(model: StratifiedModel, { rows, columns }: FeatureMatrix): Float64Array {
  const { classes, factors, offset } = model;
  if (columns.length !== factors.length) {
    throw new RangeError(`stratifiedProbabilities: expected ${factors.length} features, got ${columns.length}`);
  }
  const limits = drawLimits(model);
  const probabilities = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    let hash = offset;
    for (const [j, factor] of factors.entries()) {
      const value = Math.fround(columns[j]![row]!);
      hash += factor * (Number.isNaN(value) ? 0 : Math.floor(value * STEPS) % PRIME);
    }
    const draw = Math.abs(hash % PRIME);
    probabilities[row * classes + limits.filter((limit) => limit <= draw).length] = 1;
  }
  return probabilities;
}

/** (classes − 1) cumulated shares on the scale of the hash, 0 … p. */
export function drawLimits({ shares }: StratifiedModel): number[] {
  let sum = 0;
  return shares.slice(0, -1).map((share) => {
    sum += share;
    return sum * PRIME;
  });
}

/** What the hash of a row is made with; the ONNX graph needs the same. */
export const HASH = { prime: PRIME, steps: STEPS } as const;

function meanLoss(model: StratifiedModel, data: LabelledMatrix): number {
  return logLoss(data.labels, stratifiedProbabilities(model, data), model.classes);
}
