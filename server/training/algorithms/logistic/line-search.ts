import { type Bracket, nextStep, type Trial } from './line-search-step.ts';

const DECREASE = 1e-3;
const FLATNESS = 0.9;
const INTERVAL_TOLERANCE = 0.1;
const LARGEST_STEP = 1e10;
const MOST_EVALUATIONS = 20;

/**
 * Line search of Moré and Thuente: a step along a descent direction after which the function is enough lower
 * (f(s) ≤ f(0) + 1e-3 s f′(0)) and flat enough (|f′(s)| ≤ 0.9 |f′(0)|). Constants and limits are those of L-BFGS-B.
 *
 * @param origin    value and slope at step 0; the slope is negative.
 * @param firstStep first step to try, > 0.
 * @param evaluate  value and slope at a step; the last call was at the step returned.
 * @returns The accepted trial, or null where 20 evaluations found none.
 * @see Moré & Thuente (1994), Line Search Algorithms with Guaranteed Sufficient Decrease, doi 10.1145/192115.192132.
 */
export function lineSearch(origin: Trial, firstStep: number, evaluate: (step: number) => Trial): Trial | null {
  const decrease = DECREASE * origin.slope;
  const bracket: Bracket = { best: origin, other: origin, closed: false, low: 0, high: 5 * firstStep };
  let widths: [number, number] = [LARGEST_STEP, 2 * LARGEST_STEP];
  let seekDecrease = true;
  let step = firstStep;
  for (let evaluations = 1; evaluations <= MOST_EVALUATIONS; evaluations++) {
    const trial = evaluate(step);
    const enough = trial.value <= origin.value + step * decrease;
    if (isDone(trial, { bracket, enough, decrease, origin })) return trial;
    if (enough && trial.slope >= decrease) seekDecrease = false;

    // Until a step with enough decrease is found, the search minimises f minus the decrease it asks for.
    const tilt = seekDecrease && !enough && trial.value <= bracket.best.value ? decrease : 0;
    step = nextStep(bracket, trial, tilt);
    if (bracket.closed) {
      const { best, other } = bracket;
      if (Math.abs(other.step - best.step) >= 0.66 * widths[1]) step = best.step + 0.5 * (other.step - best.step);
      widths = [Math.abs(other.step - best.step), widths[0]];
      bracket.low = Math.min(best.step, other.step);
      bracket.high = Math.max(best.step, other.step);
    } else {
      bracket.low = step + 1.1 * (step - bracket.best.step);
      bracket.high = step + 4 * (step - bracket.best.step);
    }
    step = Math.min(step, LARGEST_STEP);
    if (bracket.closed && isSpent(bracket, step)) step = bracket.best.step;
  }
  return null;
}

interface Progress {
  readonly bracket: Bracket;
  readonly enough: boolean;
  readonly decrease: number;
  readonly origin: Trial;
}

function isDone(trial: Trial, { bracket, enough, decrease, origin }: Progress): boolean {
  if (bracket.closed && isSpent(bracket, trial.step)) return true;
  if (trial.step === LARGEST_STEP && enough && trial.slope <= decrease) return true;
  return enough && Math.abs(trial.slope) <= -FLATNESS * origin.slope;
}

/** Rounding leaves nothing to gain inside the bracket. */
function isSpent({ low, high }: Bracket, step: number): boolean {
  return step <= low || step >= high || high - low <= INTERVAL_TOLERANCE * high;
}
