/** What one tree may learn from; null means everything. */
export interface TreeSample {
  /** (n) 1 where the row is seen. */
  readonly rows: Uint8Array | null;
  /** (d) 1 where the feature may be split on. */
  readonly features: Uint8Array | null;
}

export const EVERYTHING: TreeSample = { rows: null, features: null };
