/** The function along the search direction, at one step. */
export interface Trial {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

/** What the search knows: the best trial, and the other end of the interval that holds a minimum once it is closed. */
export interface Bracket {
  best: Trial;
  other: Trial;
  closed: boolean;
  /** Least and greatest next step. */
  low: number;
  high: number;
}

/**
 * The next step to try, from the four cases of Moré and Thuente, §4; the bracket is narrowed around it.
 *
 * @param tilt slope that is subtracted from the function before the cases are told apart.
 */
export function nextStep(bracket: Bracket, measured: Trial, tilt: number): number {
  const tilted = ({ step, value, slope }: Trial): Trial => ({ step, value: value - step * tilt, slope: slope - tilt });
  const [best, other, trial] = [tilted(bracket.best), tilted(bracket.other), tilted(measured)];
  const turned = trial.slope * Math.sign(best.slope) < 0;
  const higher = trial.value > best.value;
  const step = higher
    ? stepWhenHigher(best, trial)
    : turned
      ? stepWhenTurned(best, trial)
      : Math.abs(trial.slope) < Math.abs(best.slope)
        ? stepWhenFlatter(bracket, { best, other, trial })
        : stepWhenSteeper(bracket, { best, other, trial });
  if (higher) bracket.other = measured;
  else {
    if (turned) bracket.other = bracket.best;
    bracket.best = measured;
  }
  bracket.closed ||= higher || turned;
  return step;
}

/** Case 1: the minimum lies between; the cubic's, or halfway to the parabola's if that is nearer to the best step. */
function stepWhenHigher(best: Trial, trial: Trial): number {
  const width = trial.step - best.step;
  const cubic = cubicMinimum(best, trial) ?? best.step + width / 2;
  const chord = (best.value - trial.value) / width;
  const parabola = best.step + (best.slope / (chord + best.slope) / 2) * width;
  return Math.abs(cubic - best.step) < Math.abs(parabola - best.step) ? cubic : cubic + (parabola - cubic) / 2;
}

/** Case 2: the slope changed sign; the farther of the cubic's minimum and the secant's zero. */
function stepWhenTurned(best: Trial, trial: Trial): number {
  const secant = secantZero(best, trial);
  const cubic = cubicMinimum(trial, best) ?? secant;
  return Math.abs(cubic - trial.step) > Math.abs(secant - trial.step) ? cubic : secant;
}

interface Trials {
  readonly best: Trial;
  readonly other: Trial;
  readonly trial: Trial;
}

/** Case 3: lower and flatter; the cubic counts only where its minimum lies beyond the trial. */
function stepWhenFlatter({ closed, low, high }: Bracket, { best, other, trial }: Trials): number {
  const forward = trial.step > best.step;
  const minimum = cubicMinimum(best, trial);
  const beyond = minimum !== null && (forward ? minimum > trial.step : minimum < trial.step);
  const cubic = beyond ? minimum : forward ? high : low;
  const secant = secantZero(best, trial);
  const cubicIsNearer = Math.abs(cubic - trial.step) < Math.abs(secant - trial.step);
  if (!closed) return Math.min(high, Math.max(low, cubicIsNearer ? secant : cubic));
  const limit = trial.step + 0.66 * (other.step - trial.step);
  const step = cubicIsNearer ? cubic : secant;
  return forward ? Math.min(limit, step) : Math.max(limit, step);
}

/** Case 4: lower and no flatter; the minimum is towards the other end, or as far as allowed. */
function stepWhenSteeper({ closed, low, high }: Bracket, { best, other, trial }: Trials): number {
  if (closed) return cubicMinimum(other, trial) ?? (other.step + trial.step) / 2;
  return trial.step > best.step ? high : low;
}

/** Minimum of the cubic through two trials and their slopes, or null where it has none. */
function cubicMinimum(a: Trial, b: Trial): number | null {
  const width = b.step - a.step;
  const theta = (3 * (a.value - b.value)) / width + a.slope + b.slope;
  const scale = Math.max(Math.abs(theta), Math.abs(a.slope), Math.abs(b.slope));
  const discriminant = (theta / scale) ** 2 - (a.slope / scale) * (b.slope / scale);
  if (!(discriminant >= 0)) return null;
  const gamma = Math.sign(width) * scale * Math.sqrt(discriminant);
  const share = (gamma - a.slope + theta) / (2 * gamma - a.slope + b.slope);
  return Number.isFinite(share) ? a.step + share * width : null;
}

function secantZero(a: Trial, b: Trial): number {
  return b.step + (b.slope / (b.slope - a.slope)) * (a.step - b.step);
}
