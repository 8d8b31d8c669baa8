/** One feature of a row, and how far it may be moved. */
export interface Tunable {
  /** As it is scored, float32; NaN where missing. */
  readonly value: number;
  /** What training saw. */
  readonly min: number;
  readonly max: number;
  /** Unit of change: the width of the inner 90% of training, or of all of it; 0 where training saw one value only. */
  readonly spread: number;
  /** Whether only whole numbers mean anything. */
  readonly whole: boolean;
}

/** Another value of one feature, and how far away it is. */
export interface Candidate {
  readonly feature: number;
  readonly value: number;
  /** |value − current| / spread. */
  readonly cost: number;
}

/** The candidate, where the feature can be moved there within what training saw. */
export function toCandidate(feature: number, value: number, tunable: Tunable): Candidate[] {
  const { min, max, spread } = tunable;
  if (!isTunable(tunable) || value < min || value > max || value === tunable.value) return [];
  return [{ feature, value, cost: Math.abs(value - tunable.value) / spread }];
}

/** A missing value is not moved: from nothing to something there is no distance. */
export const isTunable = ({ value, spread }: Tunable): boolean => spread > 0 && !Number.isNaN(value);
