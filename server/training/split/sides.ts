/** Row numbers of a dataset, each row on one side. */
export interface Split {
  readonly train: Int32Array;
  readonly holdout: Int32Array;
}

/** Rows wanted on each side. */
export interface SideSizes {
  readonly train: number;
  readonly holdout: number;
}

/** A value of the split column, one a row. */
export type SplitValue = number | string | boolean | null;
