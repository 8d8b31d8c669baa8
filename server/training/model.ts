/**
 * What every algorithm satisfies, and what a fitted model is: plain JSON, so that it can be stored, exported and
 * scored anywhere. Types only; each algorithm lives in its own folder under `algorithms/`.
 */

import type { BinStore } from './bin-store.ts';

/** Column-major features: `columns[j][i]` is feature j of row i, NaN where missing. */
export interface FeatureMatrix {
  readonly rows: number;
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
}

/** Features with class indexes `0 … classes − 1` (not class values). */
export interface LabelledMatrix extends FeatureMatrix {
  readonly labels: Int32Array;
  readonly classes: number;
}

/** One tree in XGBoost's array layout; node 0 is the root, `left[i] === -1` marks a leaf. */
export interface Tree {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly feature: readonly number[];
  /** A row goes left when `value < threshold` (float32), as in XGBoost. */
  readonly threshold: readonly number[];
  readonly defaultLeft: readonly boolean[];
  /** Leaf weight in leaves (float32, learning rate applied). */
  readonly weight: readonly number[];
  readonly gain: readonly number[];
  /** Sum of hessians. */
  readonly cover: readonly number[];
}

export interface BoostedTreesModel {
  readonly kind: 'boosted_trees';
  readonly objective: 'multi:softprob' | 'binary:logistic';
  readonly classes: number;
  /** Margin every row starts from, as probability for binary:logistic (XGBoost's base_score). */
  readonly baseScore: number;
  /** Round-major, then class: tree t belongs to class `t % groups`. */
  readonly trees: readonly Tree[];
}

export interface LogisticModel {
  readonly kind: 'logistic';
  readonly classes: number;
  /**
   * classes × features, row-major, on standardised columns when `scaler` is set. With two classes the first row and
   * intercept are 0, so that softmax is the sigmoid of the second: scoring is the same for any number of classes.
   */
  readonly coefficients: readonly (readonly number[])[];
  readonly intercepts: readonly number[];
  readonly scaler: { readonly mean: readonly number[]; readonly scale: readonly number[] } | null;
  readonly iterations: number;
  readonly converged: boolean;
}

/** One gini tree in scikit-learn's array layout; node 0 is the root, `left[i] === -1` marks a leaf. */
export interface DecisionTree {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly feature: readonly number[];
  /** A row goes left when its float32 `value <= threshold` (double), as in scikit-learn. */
  readonly threshold: readonly number[];
  /** (nodes × classes) row-major: weighted share of each class among the training rows of a node. */
  readonly shares: readonly number[];
  /** Weight of the training rows of a node. */
  readonly cover: readonly number[];
  /** Gini impurity of a node, 0 … 1. */
  readonly impurity: readonly number[];
}

/** A decision tree is a forest of one. */
export interface ForestModel {
  readonly kind: 'forest';
  readonly classes: number;
  readonly trees: readonly DecisionTree[];
}

export interface MajorityModel {
  readonly kind: 'majority';
  readonly classes: number;
  /** Share of each class in training. */
  readonly shares: readonly number[];
}

/** Answers drawn with the training shares by a hash of the features. */
export interface StratifiedModel {
  readonly kind: 'stratified';
  readonly classes: number;
  /** Share of each class in training. */
  readonly shares: readonly number[];
  /** (features) and a constant: whole numbers that make the hash. */
  readonly factors: readonly number[];
  readonly offset: number;
}

export type FittedModel = BoostedTreesModel | LogisticModel | ForestModel | MajorityModel | StratifiedModel;

/** One step of a fit, as the learning curve keeps it. Losses are mean log loss in nats. */
export interface FitProgress {
  readonly step: number;
  readonly steps: number;
  readonly trainLoss: number;
  readonly holdoutLoss: number | null;
}

export interface FitInput<P> {
  readonly train: LabelledMatrix;
  /** Scored at every step for the learning curve; never learned from. */
  readonly holdout: LabelledMatrix | null;
  readonly params: P;
  readonly seed: number;
  /** The most threads to fit with; fewer where more would not be faster. Never changes the result. */
  readonly threads?: number;
  /** Bins that fits on these rows share, whatever their features. Never changes the result. */
  readonly binStore?: BinStore | undefined;
}

/** A fit is a generator: it yields after every round or iteration, so the caller decides when to report or stop. */
export type Fit<P> = (input: FitInput<P>) => Generator<FitProgress, FittedModel>;
