import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { SplitSchema, type SplitSpec } from '#server/training/schema';
import type { CrossValidationSpec } from './create-run-schema.ts';
import { describeSplit } from './describe-split.ts';
import { DEFAULT_SPLIT, type Split } from './schema.ts';
import { findSplit, getSplit, insertSplit, listSplits } from './splits.repo.ts';

const DEFAULT_SPEC = SplitSchema.parse({});
const DEFAULT_SEED = 0;

/** How a run says which rows it is judged on; all of it may be left out. */
export interface SplitChoice {
  readonly label: string;
  /** An existing split, or beside `split` the name to keep that one under. */
  readonly splitName?: string | undefined;
  readonly split?: SplitSpec | undefined;
  /** Of a split that is drawn for this run. */
  readonly seed?: number | undefined;
  /** Folds in the place of one holdout, under the rule and the seed of the split. */
  readonly cv?: CrossValidationSpec | undefined;
}

/**
 * The stored split that a run asks for: one by name; one drawn by a rule, which is the stored one where there is such a
 * one already; or the label's default, which is stored when it is first asked for.
 *
 * @throws AppError not_found for an unknown name; conflict where a name stands for another rule; invalid_input where
 *   folds do not go with the rule.
 */
export async function chooseSplit(choice: SplitChoice, actor: Actor): Promise<Split> {
  const base = await chooseBase(choice, actor);
  if (!choice.cv) return base;
  const spec = parseInput(SplitSchema, { ...base.spec, ...choice.cv, testSize: DEFAULT_SPEC.testSize });
  return obtainSplit({ label: choice.label, spec, seed: base.seed }, actor);
}

async function chooseBase({ label, splitName, split, seed }: SplitChoice, actor: Actor): Promise<Split> {
  if (split) return obtainSplit({ label, spec: split, seed: seed ?? DEFAULT_SEED, name: splitName }, actor);
  if (splitName && splitName !== DEFAULT_SPLIT) return getSplit(label, splitName);
  const drawn = splitName ? DEFAULT_SEED : (seed ?? DEFAULT_SEED);
  return obtainSplit({ label, spec: DEFAULT_SPEC, seed: drawn }, actor);
}

interface Wanted {
  readonly label: string;
  readonly spec: SplitSpec;
  readonly seed: number;
  readonly name?: string | undefined;
}

async function obtainSplit({ label, spec, seed, name }: Wanted, actor: Actor): Promise<Split> {
  const isSame = (split: Split): boolean => isDeepStrictEqual([essence(split.spec), split.seed], [essence(spec), seed]);
  const isDefault = isDeepStrictEqual([DEFAULT_SPEC, DEFAULT_SEED], [spec, seed]);
  const existing = name ? await findSplit(label, name) : (await listSplits(label)).find(isSame);
  const ownName = isDefault ? DEFAULT_SPLIT : describeSplit(spec, seed);
  const split = existing ?? (await insertSplit({ label, spec, seed, name: name ?? ownName, createdBy: actor.name }));
  if (isSame(split)) return split;
  const message =
    `"${split.name}" is already the name of another split of ${label} (${describeSplit(split.spec, split.seed)}, not ` +
    `${describeSplit(spec, seed)}). Use it as it is, or take another name.`;
  throw new AppError('conflict', message, { fields: { splitName: message } });
}

/** A rule without what goes without saying: folds are drawn once unless it says how often. */
function essence({ repeats, ...spec }: SplitSpec): SplitSpec {
  return repeats && repeats > 1 ? { ...spec, repeats } : spec;
}
