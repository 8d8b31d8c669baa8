import { isDeepStrictEqual } from 'node:util';
import type { SplitSpec } from '#server/training/schema';

/** Whether two splits of a label set the same rows aside, and any: by all that decides which rows are sealed. */
export function sealsTheSame(one: SplitSpec, other: SplitSpec): boolean {
  return one.sealed !== undefined && isDeepStrictEqual(sealedBy(one), sealedBy(other));
}

const sealedBy = ({ sealed, stratify, group, time }: SplitSpec) => [sealed, stratify, group, time];
