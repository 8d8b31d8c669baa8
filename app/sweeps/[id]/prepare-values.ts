import { featureName } from '#server/models/vocabulary';
import type { Candidate, LatticeValues, Sweep } from '#server/runs/sweep-schema';
import { formatDelta } from '../../_ui/format-number.ts';

export interface ValueRow {
  readonly key: string;
  readonly name: string;
  readonly estimate: string;
  readonly interval: string;
  /** Places on the axis in percent. */
  readonly low: number;
  readonly at: number;
  readonly high: number;
  /** Whether the interval leaves out 0. */
  readonly certain: boolean;
}

export interface Values {
  readonly rows: readonly ValueRow[];
  /** Place of 0 in percent. */
  readonly zero: number;
}

/** What each candidate is worth, with its interval, on one axis that has 0 on it. */
export function prepareValues({ candidates }: Pick<Sweep, 'candidates'>, { values }: LatticeValues): Values {
  const ends = values.flatMap(({ low, high }) => [low, high]);
  const [from, to] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const place = (value: number) => (to === from ? 50 : (100 * (value - from)) / (to - from));
  return {
    zero: place(0),
    rows: values.map(({ candidate, estimate, low, high }) => ({
      key: String(candidate),
      name: candidateName(candidates[candidate]!),
      estimate: formatDelta(estimate),
      interval: `${formatDelta(low)} to ${formatDelta(high)}`,
      low: place(low),
      at: place(estimate),
      high: place(high),
      certain: low > 0 || high < 0,
    })),
  };
}

export interface SynergyCell {
  readonly text: string;
  readonly title: string;
  /** −1 … 1 of the largest there is. */
  readonly strength: number;
  readonly certain: boolean;
}

export interface Synergy {
  readonly names: readonly string[];
  /** (candidates × candidates); null on the diagonal. */
  readonly cells: readonly (readonly (SynergyCell | null)[])[];
}

/** What every two candidates bring together beyond what each brings alone. */
export function prepareSynergy({ candidates }: Pick<Sweep, 'candidates'>, { pairs }: LatticeValues): Synergy {
  const names = candidates.map(candidateName);
  const most = Math.max(...pairs.map(({ estimate }) => Math.abs(estimate)), Number.MIN_VALUE);
  const cells = names.map(() => names.map((): SynergyCell | null => null));
  for (const { candidates: pair, estimate, low, high } of pairs) {
    const [i, j] = pair;
    const words = estimate < 0 ? 'repeat each other' : 'help each other';
    const cell = {
      text: formatDelta(estimate),
      title: `${names[i]} and ${names[j]} ${words}: ${formatDelta(estimate)}, 95% interval ${formatDelta(low)} to ${formatDelta(high)}`,
      strength: estimate / most,
      certain: low > 0 || high < 0,
    };
    cells[i]![j] = cell;
    cells[j]![i] = cell;
  }
  return { names, cells };
}

/** A candidate without the views its features are from. */
export const candidateName = ({ name, features }: Candidate): string =>
  name === features.join(' + ') ? features.map(featureName).join(' + ') : name;
