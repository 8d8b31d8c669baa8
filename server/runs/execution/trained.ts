import type { TrainingResult } from '#server/training/train-model';
import type { CrossValidation } from '../schema.ts';

/** What a training came to, however it was judged. */
export interface Trained extends TrainingResult {
  /** Dataset rows of `predicted` and `probabilities`. */
  readonly rows: Int32Array;
  /** (rows × repeats) row-major: the fold that held a row out; null without cross-validation. */
  readonly folds: Int32Array | null;
  readonly crossValidation: CrossValidation | null;
}
