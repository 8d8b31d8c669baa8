// AssemblyScript. Summaries of the quantile sketch, merged and pruned: ../quantile-sketch.ts says what and why.
// An entry is four floats: value, least rank it begins at, greatest rank it ends at, rows that surely hold it.

export const ENTRY_BYTES = 16;
const LOW = 4;
const HIGH = 8;
const COUNT = 12;

export function putEntry(at: usize, value: f32, low: f32, high: f32, count: f32): void {
  store<f32>(at, value);
  store<f32>(at, low, LOW);
  store<f32>(at, high, HIGH);
  store<f32>(at, count, COUNT);
}

export function entryValue(summary: usize, index: i32): f32 {
  return load<f32>(summary + index * ENTRY_BYTES);
}

function lowAfter(entry: usize): f32 {
  return load<f32>(entry, LOW) + load<f32>(entry, COUNT);
}

function highBefore(entry: usize): f32 {
  return load<f32>(entry, HIGH) - load<f32>(entry, COUNT);
}

/** An entry with the ranks it has among both summaries, when it stands just before `other[next]`. */
function putShifted(out: usize, entry: usize, other: usize, next: i32, size: i32): void {
  const after = other + next * ENTRY_BYTES;
  const before = after - ENTRY_BYTES;
  const low: f32 = next > 0 ? lowAfter(before) : 0;
  const high: f32 = next < size ? highBefore(after) : next > 0 ? load<f32>(before, HIGH) : 0;
  putEntry(out, load<f32>(entry), load<f32>(entry, LOW) + low, load<f32>(entry, HIGH) + high, load<f32>(entry, COUNT));
}

/** Both summaries as one. @returns Entries written to `out`. */
export function mergeSummaries(a: usize, sizeA: i32, b: usize, sizeB: i32, out: usize): i32 {
  let to = out;
  let i = 0;
  let j = 0;
  for (; i < sizeA || j < sizeB; to += ENTRY_BYTES) {
    const x = a + i * ENTRY_BYTES;
    const y = b + j * ENTRY_BYTES;
    if (i < sizeA && j < sizeB && load<f32>(x) === load<f32>(y)) {
      v128.store(to, f32x4.replace_lane(f32x4.add(v128.load(x), v128.load(y)), 0, load<f32>(x)));
      i++;
      j++;
    } else if (i < sizeA && (j === sizeB || load<f32>(x) < load<f32>(y))) {
      putShifted(to, x, b, j, sizeB);
      i++;
    } else {
      putShifted(to, y, a, i, sizeA);
      j++;
    }
  }
  return <i32>((to - out) / ENTRY_BYTES);
}

/**
 * At most `most` entries of a summary, which may be `out` itself: what is kept never overtakes what is still to be read,
 * but for the entry before the gap, whose end is held in `reach`.
 *
 * @returns Entries kept.
 */
export function pruneSummary(summary: usize, size: i32, most: i32, out: usize): i32 {
  if (size <= most) {
    if (out !== summary) memory.copy(out, summary, size * ENTRY_BYTES);
    return size;
  }
  const last = size - 1;
  const begin = load<f32>(summary, HIGH);
  const range: f32 = load<f32>(summary + last * ENTRY_BYTES, LOW) - begin;
  const steps: f32 = f32(most - 1);
  v128.store(out, v128.load(summary));
  let kept = 1;
  let keptIndex = 0;
  let i = 1;
  let reach = lowAfter(summary + ENTRY_BYTES);
  for (let k = 1; k < most - 1; k++) {
    const doubleRank: f32 = 2 * ((f32(k) * range) / steps + begin);
    let next = summary + (i + 1) * ENTRY_BYTES;
    while (i < last && doubleRank >= load<f32>(next, HIGH) + load<f32>(next, LOW)) {
      reach = lowAfter(next);
      i++;
      next += ENTRY_BYTES;
    }
    if (i === last) break;
    const nearest = doubleRank < reach + highBefore(next) ? i : i + 1;
    if (nearest !== keptIndex) {
      v128.store(out + kept * ENTRY_BYTES, v128.load(summary + nearest * ENTRY_BYTES));
      kept++;
      keptIndex = nearest;
    }
  }
  if (keptIndex !== last) {
    v128.store(out + kept * ENTRY_BYTES, v128.load(summary + last * ENTRY_BYTES));
    kept++;
  }
  return kept;
}
