import type { Difference } from '../comparison-schema.ts';
import { tellsApart } from '../tells-apart.ts';

/** Where one of the ranked stands. */
export interface Placing {
  /** Place among those ranked. */
  readonly at: number;
  /** From 1. */
  readonly band: number;
  /** This one minus the best of all; null for the best, and where there is no such difference. */
  readonly behind: Difference | null;
}

/**
 * Ranks by what can be told, not by what a figure happens to be: the best opens the first band, whoever cannot be told
 * apart from it joins it; the best of the others opens the next. A difference that is not known tells nobody apart.
 *
 * @param count how many there are, best figure first.
 * @param tell  differences of some of them from one, in their order, with p-values corrected for their number.
 */
export function rankBands(
  count: number,
  tell: (head: number, others: readonly number[]) => readonly (Difference | null)[],
): Placing[] {
  const placings: Placing[] = [];
  let fromBest: ReadonlyMap<number, Difference | null> | undefined;
  let left = Array.from({ length: count }, (_, at) => at);
  for (let band = 1; left.length > 0; band++) {
    const [head, ...others] = left as [number, ...number[]];
    const differences = new Map(tell(head, others).map((difference, i) => [others[i]!, difference]));
    fromBest ??= differences;
    const isApart = (at: number): boolean => {
      const difference = differences.get(at);
      return difference != null && tellsApart(difference);
    };
    const tied = [head, ...others.filter((at) => !isApart(at))];
    placings.push(...tied.map((at) => ({ at, band, behind: fromBest?.get(at) ?? null })));
    left = others.filter(isApart);
  }
  return placings;
}
