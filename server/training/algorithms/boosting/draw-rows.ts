/** Bernoulli draws a row as the C++ standard library under XGBoost makes them, from two generators. */
import type { Random } from '#server/numerics/random';

const WORD = 2 ** 32;

/** Exact search asks the common generator itself: 64 bits a row, low word first. @returns (n) 1 with probability p. */
export function drawRowsInOrder(random: Random, rows: number, p: number): Uint8Array {
  return Uint8Array.from({ length: rows }, () => {
    const low = random.uint32();
    return (low + random.uint32() * WORD) / 2 ** 64 < p ? 1 : 0;
  });
}

const MULTIPLIER = 16_807;
const HIGH_MODULUS = 2 ** 31;

/**
 * `hist` seeds a multiplicative congruential generator, one that threads can skip ahead in:
 *
 *     x ← 16807 · x mod 2⁶³
 *
 * @returns (n) 1 with probability p.
 */
export function drawRowsSkipping(random: Random, rows: number, p: number): Uint8Array {
  let low = random.uint32() || 1;
  let high = 0;
  return Uint8Array.from({ length: rows }, () => {
    const product = low * MULTIPLIER;
    high = (high * MULTIPLIER + Math.floor(product / WORD)) % HIGH_MODULUS;
    low = product % WORD;
    const above = high * WORD + (low - 1);
    return above / 2 ** 63 < p ? 1 : 0;
  });
}
