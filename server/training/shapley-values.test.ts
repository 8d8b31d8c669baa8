import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitCount, shapleyInteraction, shapleyValues } from './shapley-values.ts';

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const has = (mask: number, player: number): boolean => (mask & (1 << player)) !== 0;
const gameOf = (players: number, worth: (mask: number) => number): Float64Array =>
  Float64Array.from({ length: 2 ** players }, (_, mask) => worth(mask));

/** Any game of 1 to 6 players. */
const game = fc
  .integer({ min: 1, max: 6 })
  .chain((players) =>
    fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2 ** players, maxLength: 2 ** players }),
  )
  .map((worth) => Float64Array.from(worth));

/** Every order in which players may come. */
function ordersOf(players: number[]): number[][] {
  if (players.length < 2) return [players];
  return players.flatMap((first) =>
    ordersOf(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
  );
}

describe('shapleyValues', () => {
  test('is the mean over all orders of what a player adds to those who came before', () => {
    fc.assert(
      fc.property(game, (worth) => {
        const players = Array.from({ length: Math.log2(worth.length) }, (_, j) => j);
        const orders = ordersOf(players);
        const added = players.map((player) =>
          sum(
            orders.map((order) => {
              const before = order.slice(0, order.indexOf(player)).reduce((mask, other) => mask | (1 << other), 0);
              return worth[before | (1 << player)]! - worth[before]!;
            }),
          ),
        );
        for (const [j, value] of shapleyValues(worth).entries()) {
          expect(value).toBeCloseTo(added[j]! / orders.length, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('values add up to what all are worth together', () => {
    fc.assert(
      fc.property(game, (worth) => {
        expect(sum(shapleyValues(worth))).toBeCloseTo(worth.at(-1)! - worth[0]!, 9);
      }),
    );
  });

  test('twelve players who each bring a fixed amount are worth that amount', () => {
    const amounts = Array.from({ length: 12 }, (_, j) => j - 3.5);
    const worth = gameOf(12, (mask) => 7 + sum(amounts.filter((_, j) => has(mask, j))));
    for (const [j, value] of shapleyValues(worth).entries()) expect(value).toBeCloseTo(amounts[j]!, 9);
  });

  test('in the game of one right glove and two left ones the right one is worth 2/3', () => {
    const worth = gameOf(3, (mask) => (has(mask, 0) && (has(mask, 1) || has(mask, 2)) ? 1 : 0));
    const [right, ...left] = shapleyValues(worth);
    expect(right).toBeCloseTo(2 / 3, 12);
    for (const value of left) expect(value).toBeCloseTo(1 / 6, 12);
  });

  test('a number of worths that is no power of two is refused', () => {
    expect(() => shapleyValues(new Float64Array(6))).toThrow(RangeError);
    expect(() => shapleyValues(new Float64Array(1))).toThrow(RangeError);
  });
});

describe('shapleyInteraction', () => {
  test('is 0 where players only add to each other', () => {
    const worth = gameOf(5, (mask) => sum([1, 2, 3, 4, 5].filter((_, j) => has(mask, j))));
    expect(shapleyInteraction(worth, 1, 3)).toBeCloseTo(0, 12);
  });

  test('is 1 for two who are worth 1 only together, −1 for two of whom either will do', () => {
    const both = gameOf(4, (mask) => (has(mask, 0) && has(mask, 2) ? 1 : 0));
    const either = gameOf(4, (mask) => (has(mask, 0) || has(mask, 2) ? 1 : 0));
    expect(shapleyInteraction(both, 0, 2)).toBeCloseTo(1, 12);
    expect(shapleyInteraction(either, 0, 2)).toBeCloseTo(-1, 12);
    expect(shapleyInteraction(both, 0, 1)).toBeCloseTo(0, 12);
  });

  test('with two players it is what is over when both are in', () => {
    expect(shapleyInteraction(Float64Array.of(1, 3, 4, 10), 0, 1)).toBe(10 - 3 - 4 + 1);
  });

  test('a player with itself, or one who is not there, is refused', () => {
    const worth = gameOf(3, bitCount);
    expect(() => shapleyInteraction(worth, 1, 1)).toThrow(/two of 3 players/);
    expect(() => shapleyInteraction(worth, 0, 3)).toThrow(RangeError);
  });
});
