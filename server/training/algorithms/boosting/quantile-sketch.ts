/**
 * A mergeable summary of a column's order: which values hold which ranks, in bounded memory. The cuts of `hist` come
 * from it, so to find XGBoost's cuts it must forget the same values at the same moments.
 *
 * Ranks are float32, as in XGBoost.
 *
 * @see Greenwald & Khanna (2001), Space-Efficient Online Computation of Quantile Summaries; Chen & Guestrin (2016),
 * appendix A, for merge and prune.
 */

const { fround } = Math;

/** A value, the ranks it may begin (`low`) and end (`high`) at, and what its rows weigh. */
interface RankedValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Distinct values ascending. */
export type Summary = readonly RankedValue[];

/**
 * Summarises a column to within about `1 / accuracy` of its rows.
 *
 * Values are queued; a full queue becomes a summary that climbs the levels, merging with what is there, like a carry in
 * binary addition.
 *
 * @param column (n) float32 values; NaN (missing) is left out.
 * @param accuracy Ranks to be told apart; at least 1.
 * @param weights (n) float32, what each row adds to the ranks above it.
 */
export function quantileSketch(
  column: Float32Array,
  accuracy: number,
  weights: Float32Array = new Float32Array(column.length).fill(1),
): Summary {
  const present = column.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  const limit = summaryLimit(present, accuracy);
  const levels: Summary[] = [];
  const queue = new RunQueue(2 * limit);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]! + 0; // −0 becomes 0
    if (Number.isNaN(value)) continue;
    if (queue.isFullFor(value)) carry(levels, queue.drain(), limit);
    queue.push(value, weights[row]!);
  }
  const rest = pruneSummary(queue.drain(), limit);
  return levels.reduce((sum, level) => (sum.length ? pruneSummary(mergeSummaries(sum, level), limit) : level), rest);
}

/** Most values a summary keeps: grows with the number of levels that `rows` will need. */
export function summaryLimit(rows: number, accuracy: number): number {
  const tolerance = 1 / accuracy;
  for (let levels = 1; ; levels++) {
    const limit = Math.min(rows, Math.ceil(levels / tolerance) + 1);
    if (2 ** levels * limit >= rows) return limit;
  }
}

function carry(levels: Summary[], full: Summary, limit: number): void {
  let climbing = full;
  for (let level = 0; ; level++) {
    const own = levels[level] ?? [];
    const pruned = pruneSummary(climbing, limit);
    climbing = own.length ? mergeSummaries(pruned, own) : pruned;
    if (own.length === 0 || climbing.length <= limit) {
      levels[level] = climbing;
      return;
    }
    levels[level] = [];
  }
}

/** Runs of equal neighbours, up to `capacity` of them. */
class RunQueue {
  private readonly values: Float32Array;
  private readonly counts: Float32Array;
  private length = 0;

  constructor(capacity: number) {
    this.values = new Float32Array(capacity);
    this.counts = new Float32Array(capacity);
  }

  isFullFor(value: number): boolean {
    return this.length === this.values.length && this.values[this.length - 1] !== value;
  }

  push(value: number, weight: number): void {
    if (this.length === 0 || this.values[this.length - 1] !== value) {
      this.values[this.length] = value;
      this.counts[this.length] = 0;
      this.length++;
    }
    this.counts[this.length - 1]! += weight;
  }

  /** Everything queued as an exact summary; the queue is empty afterwards. */
  drain(): Summary {
    const order = Array.from({ length: this.length }, (_, i) => i).sort((a, b) => this.values[a]! - this.values[b]!);
    const summary: RankedValue[] = [];
    let rank = 0;
    for (let i = 0; i < order.length; ) {
      const value = this.values[order[i]!]!;
      let count = 0;
      for (; i < order.length && this.values[order[i]!] === value; i++) count = fround(count + this.counts[order[i]!]!);
      summary.push({ value, low: rank, high: fround(rank + count), count });
      rank = fround(rank + count);
    }
    this.length = 0;
    return summary;
  }
}

/** Least rank after the value, and greatest before it. */
const lowAfter = (entry: RankedValue): number => fround(entry.low + entry.count);
const highBefore = (entry: RankedValue): number => fround(entry.high - entry.count);

/** Both summaries as one: each value's ranks grow by what the other summary surely, or at most, has below it. */
function mergeSummaries(a: Summary, b: Summary): Summary {
  const merged: RankedValue[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x && y && x.value === y.value) {
      const [low, high] = [fround(x.low + y.low), fround(x.high + y.high)];
      merged.push({ value: x.value, low, high, count: fround(x.count + y.count) });
      i++;
      j++;
    } else if (x && (!y || x.value < y.value)) {
      merged.push(shift(x, b, j));
      i++;
    } else if (y) {
      merged.push(shift(y, a, i));
      j++;
    }
  }
  return merged;
}

/** An entry that lies just before `other[next]`, with the ranks it has among both. */
function shift(entry: RankedValue, other: Summary, next: number): RankedValue {
  const before = other[next - 1];
  const after = other[next];
  const low = fround(entry.low + (before ? lowAfter(before) : 0));
  const high = fround(entry.high + (after ? highBefore(after) : (before?.high ?? 0)));
  return { value: entry.value, low, high, count: entry.count };
}

/**
 * At most `size` values of a summary: both ends and, for evenly spaced ranks between, the value nearest to each.
 *
 * @param size At least 2.
 */
export function pruneSummary(summary: Summary, size: number): Summary {
  const last = summary.length - 1;
  if (summary.length <= size) return summary;
  const begin = summary[0]!.high;
  const range = fround(summary[last]!.low - begin);
  const steps = size - 1;
  const kept = [summary[0]!];
  let keptIndex = 0;
  let i = 1;
  for (let k = 1; k < steps; k++) {
    const doubleRank = 2 * fround(fround(fround(k * range) / steps) + begin);
    while (i < last && doubleRank >= fround(summary[i + 1]!.high + summary[i + 1]!.low)) i++;
    if (i === last) break;
    const nearest = doubleRank < fround(lowAfter(summary[i]!) + highBefore(summary[i + 1]!)) ? i : i + 1;
    if (nearest !== keptIndex) {
      kept.push(summary[nearest]!);
      keptIndex = nearest;
    }
  }
  if (keptIndex !== last) kept.push(summary[last]!);
  return kept;
}
