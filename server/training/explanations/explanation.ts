/** Why a model answers what it answers, row by row. */
export interface Explanation {
  /**
   * What contributions add up to: a boosted tree's margin, a linear model's score (before softmax or sigmoid), or the
   * probability itself.
   */
  readonly scale: 'margin' | 'score' | 'probability';
  /** Outputs explained: 1 for boosted trees with two classes (the margin of the second), else one a class. */
  readonly groups: number;
  /**
   * (n × groups × (features + 1)) row-major: what each feature adds, then what the model answers for a row of which
   * nothing is known. Their sum is the model's output.
   */
  readonly contributions: Float64Array;
}

/** Where the contributions of one row and group begin. */
export function contributionsAt(row: number, group: number, { groups, features }: ContributionShape): number {
  return (row * groups + group) * (features + 1);
}

export interface ContributionShape {
  readonly groups: number;
  readonly features: number;
}
