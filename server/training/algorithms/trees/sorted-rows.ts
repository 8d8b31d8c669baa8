import type { TreeRows } from './best-split.ts';

/** The rows of a growing tree in the order of each feature; the rows of a node are one stretch of every order. */
export interface SortedRows {
  readonly count: number;
  /** Rows of a node, ascending by a feature; a view, not a copy. */
  within(feature: number, start: number, end: number): Int32Array;
  /**
   * Divide a node's stretch: the rows that lie before `middle` in the order of `feature` come to lie before `middle` in
   * every order, and both parts stay in order.
   */
  partition(feature: number, stretch: Stretch): void;
}

interface Stretch {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Rows of weight 0 are in no node. Sorting once and dividing costs n a feature and level, sorting nodes n log n. */
export function createSortedRows({ orders, weights }: TreeRows): SortedRows {
  const own = orders.map((order) => present(order, weights));
  const count = own[0]?.length ?? 0;
  const goesLeft = new Uint8Array(weights.length);
  const held = new Int32Array(count);
  return {
    count,
    within: (feature, start, end) => own[feature]!.subarray(start, end),
    partition(feature, { start, middle, end }) {
      const chosen = own[feature]!;
      for (let at = start; at < end; at++) goesLeft[chosen[at]!] = at < middle ? 1 : 0;
      for (const order of own) if (order !== chosen) divide(order, { start, end }, goesLeft, held);
    },
  };
}

function present(order: Int32Array, weights: Float64Array): Int32Array {
  const kept = new Int32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at++) if (weights[order[at]!]! > 0) kept[count++] = order[at]!;
  return kept.subarray(0, count);
}

/** Rows that go left move to the front of the stretch, the others behind them, each kind in its order. */
function divide(
  order: Int32Array,
  { start, end }: { start: number; end: number },
  goesLeft: Uint8Array,
  held: Int32Array,
): void {
  let [next, right] = [start, 0];
  for (let at = start; at < end; at++) {
    const row = order[at]!;
    if (goesLeft[row] === 1) order[next++] = row;
    else held[right++] = row;
  }
  for (let i = 0; i < right; i++) order[next + i] = held[i]!;
}
