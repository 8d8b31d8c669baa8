import type { CreateSweep } from '#server/runs/create-sweep-schema';
import type { FitPace } from '#server/runs/fit-pace.repo';
import { MOST_CANDIDATES, MOST_EXHAUSTIVE, MOST_POINTS } from '#server/runs/sweep-limits';
import type { PaceName, SearchName } from '#server/runs/sweep-schema';
import { countSubsets } from '#server/training/search-subsets';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';

export interface WantedSize {
  readonly candidates: number;
  /** How many settings of each algorithm, and how fast its fits are. */
  readonly settings: readonly { readonly pace: PaceName; readonly count: number }[];
  readonly search: SearchName;
  readonly budget: number;
  /** Folds × repeats. */
  readonly fits: number;
  /** Processor cores that share the work. */
  readonly cores: number;
  readonly pace: FitPace;
}

export interface SweepSize {
  readonly points: number;
  /** `1,023 subsets × 2 settings × 5 folds = 10,230 fits, about 12 s`. */
  readonly text: string;
  /** Why it cannot be done like that, with what can; null when it can. */
  readonly refusal: string | null;
}

/** What a sweep comes to, while one chooses it: points, fits, time by the pace of earlier ones; or why it is too much. */
export function prepareSweepSize(wanted: WantedSize): SweepSize {
  const { candidates, search, budget, fits } = wanted;
  const settings = wanted.settings.reduce((sum, { count }) => sum + count, 0);
  if (candidates === 0 || settings === 0) {
    return { points: 0, text: candidates === 0 ? 'Choose candidates.' : 'Choose an algorithm.', refusal: null };
  }
  const subsets = countSubsets({ search, candidates, budget: Math.floor(budget / settings) });
  const points = subsets * settings;
  const parts = [
    formatQuantity(subsets, 'subset'),
    ...(settings > 1 ? [formatQuantity(settings, 'setting')] : []),
    formatQuantity(fits, 'fold'),
  ];
  const atMost = search === 'forward' || search === 'backward' ? 'at most ' : '';
  const text = `${atMost}${parts.join(' × ')} = ${formatQuantity(points * fits, 'fit')}${timeText(wanted, subsets)}`;
  return { points, text, refusal: refusalOf(wanted, points) };
}

function refusalOf({ candidates, search, budget }: WantedSize, points: number): string | null {
  if (candidates > MOST_CANDIDATES) return `At most ${MOST_CANDIDATES} candidates: group those that move together.`;
  if (search === 'all' && candidates > MOST_EXHAUSTIVE) {
    return (
      `All subsets are tried of at most ${MOST_EXHAUSTIVE} candidates (${formatCount(2 ** MOST_EXHAUSTIVE - 1)}); ` +
      `these ${candidates} have ${formatCount(2 ** candidates - 1)}. Leave some out, group those that move together, ` +
      'or search forward, backward or at random under a budget.'
    );
  }
  if (points > MOST_POINTS)
    return `A sweep takes at most ${formatCount(MOST_POINTS)} points: fewer settings or candidates.`;
  if (points === 0) return `A budget of ${formatCount(budget)} is less than one point for each setting.`;
  return null;
}

/** By the mean time of a fit so far; empty where an algorithm was never fitted here. */
function timeText({ settings, pace, fits, cores }: WantedSize, subsets: number): string {
  let milliseconds = 0;
  for (const { pace: name, count } of settings) {
    const each = pace[name];
    if (each === undefined) return '; how long that takes is not known before the first training';
    milliseconds += (each * count * subsets * fits) / cores;
  }
  return `, about ${formatDuration(milliseconds)} by the pace of earlier ones`;
}

/** How many settings a grid of values makes. */
export function countCombinations(grid: NonNullable<NonNullable<CreateSweep['settings']>[number]['grid']>): number {
  return Object.values(grid).reduce((count, values) => count * (Array.isArray(values) ? values.length : 1), 1);
}
