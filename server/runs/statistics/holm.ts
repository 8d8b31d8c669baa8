/**
 * Holm's correction, for when several challengers are tested against one reference: p-values that may be read one by
 * one while the chance of any false alarm stays where it was.
 *
 *     adjusted₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎)
 *
 * @param pValues (m) in any order.
 * @returns (m) in the same order.
 * @see Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure, jstor 4615733.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let reached = 0;
  for (const [rank, index] of order.entries()) {
    reached = Math.max(reached, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = reached;
  }
  return adjusted;
}
