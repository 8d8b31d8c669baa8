import type { Difference } from '#server/runs/comparison-schema';
import { signed } from '#server/runs/signed';

export const sayScore = (score: number): string => score.toFixed(3);

/** On which side of 0 a bound lies may decide a gate, so that it is said however near it is. */
const bound = (value: number): string => signed(value, Math.abs(value) < 0.0005 ? 5 : 3);

/** `+0.031 (95% interval −0.010 to +0.072)` */
export const sayDifference = ({ estimate, low, high }: Pick<Difference, 'estimate' | 'low' | 'high'>): string =>
  `${signed(estimate)} (95% interval ${bound(low)} to ${bound(high)})`;
