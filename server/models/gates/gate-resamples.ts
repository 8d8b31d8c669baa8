/**
 * Resamples behind an interval that decides a gate, ten times those of a comparison: there a bound is read, here it matters
 * on which side of 0 it lies. It is then known to about 0.5% of the width of its interval (one standard error).
 */
export const GATE_RESAMPLES = 20_000;
