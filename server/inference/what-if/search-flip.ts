import type { Candidate } from './tunable.ts';

export interface FoundFlip {
  readonly changes: readonly Candidate[];
  /** What is answered then. */
  readonly label: number;
}

export interface FlipSearch {
  /** Null where nothing that was tried changes the answer. */
  readonly flip: FoundFlip | null;
  /** Rows scored. */
  readonly tried: number;
  /** Whether every change of two features was tried, where no single one was enough. */
  readonly complete: boolean;
}

interface Question {
  /** (features) the row as it is. */
  readonly row: Float32Array;
  /** What is answered now. */
  readonly label: number;
  readonly singles: readonly Candidate[];
  /** Changes of two features; made only where no single one is enough. */
  readonly pairs: () => { readonly pairs: readonly (readonly [Candidate, Candidate])[]; readonly complete: boolean };
  /** Labels of (n × features) rows. */
  readonly labelsOf: (rows: Float32Array) => Promise<Int32Array>;
}

/** Rows scored at once: enough to be worth a call, few enough that others get their turn. */
const BLOCK_ROWS = 200;

/** The cheapest change that is answered otherwise: of one feature where there is any, else of two. */
export async function searchFlip({ pairs, singles, ...asked }: Question): Promise<FlipSearch> {
  const alone = await firstFlip(
    singles.map((candidate) => [candidate]),
    asked,
  );
  if (alone.flip) return { ...alone, complete: true };
  const both = pairs();
  const two = await firstFlip(both.pairs, asked);
  return { flip: two.flip, tried: alone.tried + two.tried, complete: both.complete };
}

async function firstFlip(
  changes: readonly (readonly Candidate[])[],
  { row, label, labelsOf }: Pick<Question, 'row' | 'label' | 'labelsOf'>,
): Promise<Pick<FlipSearch, 'flip' | 'tried'>> {
  const cheapest = changes.toSorted((a, b) => costOf(a) - costOf(b));
  for (let from = 0; from < cheapest.length; from += BLOCK_ROWS) {
    const block = cheapest.slice(from, from + BLOCK_ROWS);
    const rows = new Float32Array(block.length * row.length);
    for (const [i, change] of block.entries()) {
      rows.set(row, i * row.length);
      for (const { feature, value } of change) rows[i * row.length + feature] = value;
    }
    const labels = await labelsOf(rows);
    const at = labels.findIndex((one) => one !== label);
    if (at >= 0) return { flip: { changes: block[at]!, label: labels[at]! }, tried: from + at + 1 };
  }
  return { flip: null, tried: cheapest.length };
}

const costOf = (change: readonly Candidate[]): number => change.reduce((sum, { cost }) => sum + cost, 0);

/** Single changes, nearest first, that pairs are made of: the number of pairs grows with its square. */
const MOST_PAIRED = 300;
const MOST_PAIRS = 8_000;

/** Two changes of different features each, the cheapest together; `complete` when none was left out. */
export function pairUp(singles: readonly Candidate[]): ReturnType<Question['pairs']> {
  const near = singles.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_PAIRED);
  const pairs = near
    .flatMap((a, i) => near.slice(i + 1).flatMap((b) => (a.feature === b.feature ? [] : [[a, b] as const])))
    .sort((a, b) => costOf(a) - costOf(b));
  return { pairs: pairs.slice(0, MOST_PAIRS), complete: near.length === singles.length && pairs.length <= MOST_PAIRS };
}
