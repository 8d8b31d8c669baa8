import type { XgboostParams } from '../../schema.ts';

/** What shapes one tree, rounded to float32 as XGBoost stores its parameters. */
export interface TreeParams {
  readonly learningRate: number;
  readonly maxDepth: number;
  readonly minChildWeight: number;
  readonly gamma: number;
  readonly lambda: number;
  readonly alpha: number;
}

export function toTreeParams(params: XgboostParams): TreeParams {
  return {
    learningRate: Math.fround(params.learning_rate),
    maxDepth: params.max_depth,
    minChildWeight: Math.fround(params.min_child_weight),
    gamma: Math.fround(params.gamma),
    lambda: Math.fround(params.reg_lambda),
    alpha: Math.fround(params.reg_alpha),
  };
}

/** A node lighter than this cannot be split: no two sides are both heavy enough, however sums are rounded. */
export function leastHessToSplit({ minChildWeight }: TreeParams): number {
  return 2 * minChildWeight * (1 - 1e-9);
}
