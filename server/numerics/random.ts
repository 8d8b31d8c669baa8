/**
 * The one source of randomness: a Mersenne Twister that draws exactly what NumPy's `RandomState(seed)` draws, so that a
 * seed means the same split here as in scikit-learn.
 */
const SIZE = 624;
const SHIFT = 397;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;
const TWIST = 0x9908b0df;

/** @see Matsumoto & Nishimura (1998), Mersenne Twister, doi 10.1145/272991.272995. */
export class Random {
  readonly #state = new Uint32Array(SIZE);
  #next = SIZE;

  /** @throws RangeError unless `seed` is an integer in [0, 2³²). */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(`Random: a seed is an integer from 0 to 4294967295, got ${seed}`);
    }
    this.#state[0] = seed;
    for (let i = 1; i < SIZE; i++) {
      const previous = this.#state[i - 1]!;
      this.#state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** Uniform integer in [0, 2³²). */
  uint32(): number {
    if (this.#next === SIZE) this.#twist();
    let y = this.#state[this.#next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** Uniform double in [0, 1) with 53 random bits. */
  double(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 0x4000000 + low) / 2 ** 53;
  }

  /** Uniform integer in [0, max], max < 2³², by rejection under the smallest mask of ones that covers max. */
  integer(max: number): number {
    if (max === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = (this.uint32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /** A shuffled copy (Fisher–Yates from the end). */
  permutation(values: Int32Array): Int32Array {
    const shuffled = values.slice();
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.integer(i);
      const held = shuffled[i]!;
      shuffled[i] = shuffled[j]!;
      shuffled[j] = held;
    }
    return shuffled;
  }

  #twist(): void {
    const state = this.#state;
    let own = state[0]!;
    let far = SHIFT;
    for (let i = 0; i < SIZE; i++) {
      const next = state[i + 1 === SIZE ? 0 : i + 1]!;
      const y = (own & UPPER) | (next & LOWER);
      state[i] = state[far]! ^ (y >>> 1) ^ (-(y & 1) & TWIST);
      own = next;
      far = far + 1 === SIZE ? 0 : far + 1;
    }
    this.#next = 0;
  }
}

/** 0, 1, …, n − 1. */
export function range(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
