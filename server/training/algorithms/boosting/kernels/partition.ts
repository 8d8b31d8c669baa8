// AssemblyScript. Rows of a node, divided between its children, and leaf weights added to their margins.

/**
 * Gathers the rows of a list that go left and those that go right, each in their old order.
 *
 * @param rowList  (count) int32.
 * @param bins     Bins of the feature split on, LANES apart.
 * @param lastLeft Values up to this bin go left.
 * @param alsoLeft The bin of missing values if they go left, else −1.
 * @returns How many go left.
 */
export function divideRows<T>(
  rowList: usize,
  count: i32,
  bins: usize,
  stride: i32,
  lastLeft: i32,
  alsoLeft: i32,
  leftList: usize,
  rightList: usize,
): i32 {
  let left = leftList;
  let right = rightList;
  const end = rowList + ((<usize>count) << 2);
  for (let at = rowList; at < end; at += 4) {
    const row = load<u32>(at);
    const bin = <i32>load<T>(bins + <usize>row * stride);
    const goesLeft = <usize>(i32(bin <= lastLeft) | i32(bin === alsoLeft));
    store<u32>(left, row);
    store<u32>(right, row);
    left += goesLeft << 2;
    right += (1 - goesLeft) << 2;
  }
  return <i32>((left - leftList) >> 2);
}

/** Adds a leaf's weight to one margin of each row in a list; margins are (rows, groups) float32. */
export function addToMargins(rowList: usize, count: i32, margins: usize, groups: i32, group: i32, weight: f32): void {
  const end = rowList + ((<usize>count) << 2);
  for (let at = rowList; at < end; at += 4) {
    const margin = margins + ((<usize>load<u32>(at) * groups + group) << 2);
    store<f32>(margin, load<f32>(margin) + weight);
  }
}
