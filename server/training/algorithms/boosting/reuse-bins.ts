import type { BinStore, CutColumn } from '../../bin-store.ts';
import type { KernelMemory } from './kernel-memory.ts';
import * as at from './kernels/layout.ts';

/**
 * Lays out bins that an earlier fit has found, as the kernel leaves them. The tables of features and cuts are there.
 *
 * @returns false where a column is not known, with nothing done; then all of them have to be cut.
 */
export function restoreBins(
  shared: KernelMemory,
  columns: readonly Float64Array[],
  store: BinStore,
  how: string,
): boolean {
  const known = columns.map((column) => store.find(column, how));
  if (!known.every((cut): cut is CutColumn => cut !== undefined)) return false;
  for (const [feature, { cuts, below, missingBin, bins }] of known.entries()) {
    const { table, thresholds, lane } = placesOf(shared, feature);
    thresholds.set(cuts);
    table[at.FEATURE_BINS] = cuts.length;
    table[at.FEATURE_BELOW] = below;
    table[at.FEATURE_MISSING_BIN] = missingBin;
    for (let row = 0; row < bins.length; row++) lane[row * at.LANES] = bins[row]!;
  }
  return true;
}

/** Keeps what the kernel has found of the columns, for later fits. */
export function keepBins(shared: KernelMemory, columns: readonly Float64Array[], store: BinStore, how: string): void {
  for (const [feature, column] of columns.entries()) {
    const { table, thresholds, lane } = placesOf(shared, feature);
    store.keep(column, how, {
      cuts: thresholds.slice(0, table[at.FEATURE_BINS]!),
      below: table[at.FEATURE_BELOW]!,
      missingBin: table[at.FEATURE_MISSING_BIN]!,
      bins: Uint16Array.from(column, (_, row) => lane[row * at.LANES]!),
    });
  }
}

/** Where a feature's words, cuts and bins are; its bins are LANES apart. */
function placesOf({ memory: { buffer }, words }: KernelMemory, feature: number) {
  const [rows, maxBin, bytes] = [words[at.ROWS]!, words[at.MAX_BIN]!, words[at.BIN_BYTES]!];
  const group = Math.floor(feature / at.LANES) * rows * at.LANES;
  const first = words[at.BINS]! + (group + (feature % at.LANES)) * bytes;
  const length = (rows - 1) * at.LANES + 1;
  return {
    table: new Int32Array(buffer, words[at.FEATURE_TABLE]! + 4 * feature * at.FEATURE_WORDS, at.FEATURE_WORDS),
    thresholds: new Float32Array(buffer, words[at.CUTS]! + 4 * feature * maxBin, maxBin),
    lane: bytes === 1 ? new Uint8Array(buffer, first, length) : new Uint16Array(buffer, first, length),
  };
}
