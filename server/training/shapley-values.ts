/**
 * What each of n players is worth in a game whose every coalition was played: the mean, over all orders in which the
 * players may come, of what a player adds to those who came before.
 *
 *     φⱼ = Σ_{S ∌ j} |S|! (n − |S| − 1)! / n! · (v(S ∪ j) − v(S))
 *
 * @param worth (2ⁿ) v by bit mask: `worth[mask]` of the coalition whose bits are set, `worth[0]` of nobody.
 * @returns (n) in the unit of `worth`; they add up to v(all) − v(nobody).
 * @throws RangeError where there are not 2ⁿ worths, n ≥ 1.
 * @see Shapley (1953), A Value for n-Person Games.
 */
export function shapleyValues(worth: Float64Array): Float64Array {
  const players = playersOf('shapleyValues', worth);
  const weights = coalitionWeights(players);
  const values = new Float64Array(players);
  for (let mask = 0; mask < worth.length; mask++) {
    const weight = weights[bitCount(mask)]!;
    for (let j = 0; j < players; j++) {
      if ((mask & (1 << j)) === 0) values[j]! += weight * (worth[mask | (1 << j)]! - worth[mask]!);
    }
  }
  return values;
}

/**
 * What two players bring together beyond what each brings alone, in the mean over the coalitions of the others:
 *
 *     Iᵢⱼ = Σ_{S ∌ i, j} |S|! (n − |S| − 2)! / (n − 1)! · (v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S))
 *
 * More than 0: they complete each other; less: each makes the other dispensable.
 *
 * @param worth (2ⁿ) as in `shapleyValues`, n ≥ 2.
 * @see Grabisch & Roubens (1999), An Axiomatic Approach to the Concept of Interaction, doi 10.1007/s001820050125.
 */
export function shapleyInteraction(worth: Float64Array, i: number, j: number): number {
  const players = playersOf('shapleyInteraction', worth);
  if (i === j || Math.min(i, j) < 0 || Math.max(i, j) >= players) {
    throw new RangeError(`shapleyInteraction: expected two of ${players} players, got ${i} and ${j}`);
  }
  const weights = coalitionWeights(players - 1);
  const [one, other] = [1 << i, 1 << j];
  let sum = 0;
  for (let mask = 0; mask < worth.length; mask++) {
    if ((mask & (one | other)) !== 0) continue;
    const both = worth[mask | one | other]! - worth[mask | one]! - worth[mask | other]! + worth[mask]!;
    sum += weights[bitCount(mask)]! * both;
  }
  return sum;
}

/** The number of bits set, of 32. */
export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** (n) by size of a coalition: the share of the orders of n players in which it stands before a given other one. */
function coalitionWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  weights[0] = 1 / players;
  for (let size = 1; size < players; size++) weights[size] = (weights[size - 1]! * size) / (players - size);
  return weights;
}

function playersOf(name: string, worth: Float64Array): number {
  const players = Math.log2(worth.length);
  if (worth.length >= 2 && Number.isInteger(players)) return players;
  throw new RangeError(`${name}: expected the worth of all 2ⁿ coalitions, got ${worth.length}`);
}
