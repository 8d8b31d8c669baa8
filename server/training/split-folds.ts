import { Random } from '#server/numerics/random';
import type { SplitSpec } from './schema.ts';
import { drawFolds, drawStratifiedFolds } from './split/folds.ts';
import { sealRows } from './split/seal-rows.ts';
import type { Split, SplitValue } from './split/sides.ts';

/** One fold of a cross-validation: every open row is held out once in each repeat. */
export interface Fold extends Split {
  readonly repeat: number;
  readonly fold: number;
}

/**
 * Divide the rows of a dataset into folds, repeatedly where asked; rows of the sealed slice are in none of them.
 *
 * The folds are those of scikit-learn's RepeatedKFold, or RepeatedStratifiedKFold with `stratify`, (n_splits=folds,
 * n_repeats=repeats, random_state=seed); one repeat is KFold(shuffle=True) or StratifiedKFold(shuffle=True).
 *
 * @param labels (n) class indexes.
 * @throws RangeError where the spec asks for no folds; AppError invalid_input where there are too few rows for them.
 */
export function splitFolds(
  labels: Int32Array,
  spec: SplitSpec,
  seed: number,
  columnValues?: readonly SplitValue[],
): { readonly folds: readonly Fold[]; readonly sealed: Int32Array } {
  const { folds: count, repeats = 1, stratify } = spec;
  if (count === undefined) throw new RangeError('splitFolds: the split says no number of folds');
  const { open, sealed } = sealRows(labels, spec, columnValues);
  const openLabels = open.map((row) => labels[row]!);
  const random = new Random(seed);
  const folds: Fold[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const foldOf = stratify ? drawStratifiedFolds(openLabels, count, random) : drawFolds(open.length, count, random);
    for (let fold = 0; fold < count; fold++) {
      const train = open.filter((_, at) => foldOf[at] !== fold);
      folds.push({ repeat, fold, train, holdout: open.filter((_, at) => foldOf[at] === fold) });
    }
  }
  return { folds, sealed };
}
