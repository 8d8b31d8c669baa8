import { readRunCurves } from '#server/runs/run-curves';
import type { Answered, Reliability } from '../explain-schema.ts';

/** Fewer rows say too little about how often an answer is right. */
const FEWEST_ROWS = 20;

/** Bins of the calibration curve, from 0 to 1. */
const BINS = 10;
/** So many bins to either side may be counted in; farther away is not such an answer any more. */
const WIDEST = 2;

/** Rows with a probability of some class between two bounds, as a calibration curve has them. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Share of the rows that are of the class. */
  readonly observed: number;
}

/**
 * How many holdout rows got a probability like this one for the class that was answered, and how many of these are of
 * the class, by the calibration curve of the run.
 * @returns null where too few rows got such a probability.
 */
export async function reliabilityOf({ label, probabilities }: Answered, runId: string): Promise<Reliability | null> {
  const { classes } = await readRunCurves(runId);
  const p = probabilities.find((one) => one.label === label)!.probability;
  const own = classes.find((one) => one.label === label);
  if (own) return countAround(own.calibration, p);
  // Of two classes only the second has curves; those of the first are its mirror image.
  const other = countAround(classes[0]!.calibration, 1 - p);
  return other && { from: 1 - other.to, to: 1 - other.from, rows: other.rows, right: other.rows - other.right };
}

/**
 * The rows around a probability: those of its bin, and of the next bins on both sides until they are enough.
 * @param bins of equal width; those without rows are left out.
 */
export function countAround(bins: readonly Bin[], p: number): Reliability | null {
  const own = Math.max(0, Math.ceil(p * BINS) - 1);
  for (let reach = 0; reach <= WIDEST; reach++) {
    const [first, last] = [Math.max(0, own - reach), Math.min(BINS - 1, own + reach)];
    const near = bins.filter(({ from, to }) => {
      const at = Math.round(((from + to) / 2) * BINS - 0.5);
      return at >= first && at <= last;
    });
    const rows = near.reduce((sum, bin) => sum + bin.rows, 0);
    const right = near.reduce((sum, bin) => sum + Math.round(bin.observed * bin.rows), 0);
    if (rows >= FEWEST_ROWS) return { from: first / BINS, to: (last + 1) / BINS, rows, right };
  }
  return null;
}
