/**
 * Puts the value that would stand at an index if all were sorted there; before it none is larger, after it none smaller.
 * In time that grows with n, where sorting takes n log n. Hoare's Find, with the median of three to part by.
 *
 * @param values (n) free of NaN; rearranged between `from` and `to`.
 * @param index  From `from` to `to`.
 * @param from, to first and last index to look at: what lies outside stays.
 * @see Hoare (1961), Algorithm 65: Find, doi 10.1145/366622.366647.
 */
export function selectOrder(values: Float64Array, index: number, from = 0, to = values.length - 1): void {
  let [low, high] = [from, to];
  while (low < high) {
    const pivot = medianOfThree(values[low]!, values[(low + high) >>> 1]!, values[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const held = values[left]!;
      values[left++] = values[right]!;
      values[right--] = held;
    }
    if (index <= right) high = right;
    else if (index >= left) low = left;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
