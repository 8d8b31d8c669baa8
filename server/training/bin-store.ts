/** A column as it was cut into bins. */
export interface CutColumn {
  /** Thresholds, by bin. */
  readonly cuts: Float32Array;
  /** Bits of a float32 below every value. */
  readonly below: number;
  readonly missingBin: number;
  /** (n) the bin of every row. */
  readonly bins: Uint16Array;
}

/**
 * Columns that earlier fits have cut, for fits on the same rows and labels that look at other features: how a column is
 * cut depends on no other. A column is known by its very array, which nobody may write to meanwhile.
 */
export interface BinStore {
  /** @param how what else cutting depends on: number of bins, class weights. */
  find(column: Float64Array, how: string): CutColumn | undefined;
  keep(column: Float64Array, how: string, cut: CutColumn): void;
}

/** An empty store. */
export function createBinStore(): BinStore {
  const known = new Map<string, WeakMap<Float64Array, CutColumn>>();
  return {
    find: (column, how) => known.get(how)?.get(column),
    keep(column, how, cut) {
      if (!known.has(how)) known.set(how, new WeakMap());
      known.get(how)!.set(column, cut);
    },
  };
}
