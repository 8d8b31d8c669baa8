import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { SplitSchema } from '#server/training/schema';
import { chooseSplit } from '../choose-split.ts';
import type { Experiment } from '../experiment-schema.ts';

interface WantedFolds {
  readonly label: string;
  readonly folds: number;
  readonly repeats: number;
  readonly stratify: boolean;
  /** Share of the rows. */
  readonly sealed: number;
  readonly seed: number;
}

/**
 * The folds that all points of a sweep are judged on. In an experiment they are drawn by the rule and the seed of its
 * split, so that what is sealed there is sealed here.
 *
 * @returns the id of the stored split.
 * @throws AppError invalid_input for an experiment that seals nothing: no row would be left that the choice among many
 *   has not seen; and where folds do not go with its rule.
 */
export async function chooseFolds(
  { label, folds, repeats, stratify, sealed, seed }: WantedFolds,
  experiment: Experiment | null,
  actor: Actor,
): Promise<string> {
  if (!experiment) {
    const rule = { stratify, folds, ...(repeats > 1 && { repeats }), sealed: { size: sealed } };
    return (await chooseSplit({ label, split: parseInput(SplitSchema, rule), seed }, actor)).id;
  }
  const { name, split } = experiment;
  if (!split.sealed) {
    const message =
      `The experiment "${name}" seals no rows, so that none would be left to judge the best of many by. Sweep outside ` +
      'of it, or in an experiment whose split has a sealed slice.';
    throw new AppError('invalid_input', message, { fields: { experiment: message } });
  }
  if (split.folds) return split.id;
  return (await chooseSplit({ label, splitName: split.name, cv: { folds, repeats } }, actor)).id;
}
