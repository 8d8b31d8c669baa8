/** Items from `from` to before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Which items of a row of items lie in a window on it, and some on each side.
 * @param edges (n + 1) where item i begins, ascending; the last is where the row ends. In CSS pixels.
 * @param start where the window begins, `size` how wide it is.
 * @param beyond items more on each side, so that they are there before they are seen.
 */
export function visibleRange(edges: ArrayLike<number>, start: number, size: number, beyond: number): Range {
  const items = edges.length - 1;
  const from = Math.max(0, lastAtOrBefore(edges, start) - beyond);
  const to = Math.min(items, lastAtOrBefore(edges, start + size) + 1 + beyond);
  return { from: Math.min(from, items), to: Math.max(to, Math.min(from, items)) };
}

/** The same where all items are equally wide, however many they are. */
export function visibleRows(items: number, height: number, start: number, size: number, beyond: number): Range {
  const from = Math.min(items, Math.max(0, Math.floor(start / height) - beyond));
  return { from, to: Math.max(from, Math.min(items, Math.ceil((start + size) / height) + beyond)) };
}

/** Where each of these widths begins, and where the last ends. */
export function edgesOf(widths: readonly number[]): number[] {
  const edges = [0];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return edges;
}

function lastAtOrBefore(edges: ArrayLike<number>, place: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
