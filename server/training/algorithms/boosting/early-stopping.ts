import type { LabelledMatrix } from '../../model.ts';
import { rowsOf } from '../../rows-of.ts';
import type { XgboostParams } from '../../schema.ts';
import { splitRandom } from '../../split/split-random.ts';

/** Remembers the best round; the first of equals, as XGBoost. */
export interface EarlyStopping {
  /** Number of the best round; 0 before any. */
  readonly bestStep: number;
  /** Takes in the validation loss of a round and answers whether it was the last. */
  isOver(step: number, loss: number): boolean;
}

/** @param patience Rounds without a better loss after which it is over. */
export function createEarlyStopping(patience: number): EarlyStopping {
  let bestStep = 0;
  let bestLoss = Number.POSITIVE_INFINITY;
  return {
    get bestStep() {
      return bestStep;
    },
    isOver(step, loss) {
      if (loss < bestLoss) {
        bestStep = step;
        bestLoss = loss;
      }
      return step - bestStep >= patience;
    },
  };
}

/**
 * Cuts the validation part off the training rows: ⌈n · validation_fraction⌉ of them, drawn with the seed.
 *
 * @returns Both parts with rows in their old order; all rows and no part where nothing stops early.
 * @throws RangeError when no row would be left to learn from.
 */
export function cutValidation(
  train: LabelledMatrix,
  { early_stopping_rounds, validation_fraction }: XgboostParams,
  seed: number,
): { learned: LabelledMatrix; validation: LabelledMatrix | null } {
  if (early_stopping_rounds === null) return { learned: train, validation: null };
  const held = Math.ceil(train.rows * validation_fraction);
  if (held >= train.rows) {
    throw new RangeError(
      `cutValidation: validation_fraction ${validation_fraction} of ${train.rows} rows leaves none to learn from`,
    );
  }
  const split = splitRandom({ train: train.rows - held, holdout: held }, seed);
  return { learned: rowsOf(train, split.train.sort()), validation: rowsOf(train, split.holdout.sort()) };
}
