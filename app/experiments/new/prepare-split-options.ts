import { describeSplit } from '#server/runs/describe-split';
import type { Split } from '#server/runs/schema';

export interface SplitOption {
  readonly label: string;
  readonly value: string;
  readonly title: string;
}

/** Stored splits by what they do, and of each label the one that an experiment draws unless another is chosen. */
export function prepareSplitOptions(splits: readonly Split[]): SplitOption[] {
  return splits.map(({ label, name, spec, seed }) => {
    const description = describeSplit(spec, seed);
    return { label, value: name, title: description === name ? name : `${name}: ${description}` };
  });
}
