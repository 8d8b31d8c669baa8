/** Below this many values comparing them is faster than counting their digits. */
const FEW = 256;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Where the values stand in ascending order; equal ones stay in theirs.
 *
 * A radix sort by digits of the values' bits, from the last: those of a negative number are turned over, and the sign of
 * the others set, so that the bits ascend as the values do. Digits that all values share are passed over, which for what
 * was computed in single precision is half of them.
 *
 * @param values (n) free of NaN.
 * @returns (n) indexes: `values[order[0]]` is the least.
 * @see Knuth, The Art of Computer Programming, vol. 3, §5.2.5, algorithm R.
 */
export function argsort(values: Float64Array): Uint32Array {
  const n = values.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (n < FEW) return order.sort((a, b) => values[a]! - values[b]!);
  const [low, high] = ascendingBits(values);
  let [from, to]: [Uint32Array, Uint32Array] = [order, new Uint32Array(n)];
  for (const words of [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (sortByDigit(words, shift, from, to)) [from, to] = [to, from];
    }
  }
  return from;
}

/** (n) the lower and the upper halves of bits that ascend, read as whole numbers, as the values do. */
function ascendingBits(values: Float64Array): [low: Uint32Array, high: Uint32Array] {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const [low, high] = [new Uint32Array(values.length), new Uint32Array(values.length)];
  for (let i = 0; i < values.length; i++) {
    // −0 is 0 and not below it.
    const isNegative = values[i]! < 0;
    low[i] = isNegative ? ~words[2 * i]! : words[2 * i]!;
    high[i] = isNegative ? ~words[2 * i + 1]! : words[2 * i + 1]! | 0x8000_0000;
  }
  return [low, high];
}

/** Whether `to` has the indexes by this digit; false where all have the same, and `from` stands as it is. */
function sortByDigit(words: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < words.length; i++) starts[((words[i]! >>> shift) & (DIGITS - 1)) + 1]!++;
  if (starts[((words[0]! >>> shift) & (DIGITS - 1)) + 1] === words.length) return false;
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
  for (let i = 0; i < from.length; i++) to[starts[(words[from[i]!]! >>> shift) & (DIGITS - 1)]!++] = from[i]!;
  return true;
}
