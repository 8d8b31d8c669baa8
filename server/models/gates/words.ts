import type { Difference } from '#server/runs/comparison-schema';
import { signed } from '#server/runs/signed';

export const sayScore = (score: number): string => score.toFixed(3);

/** `+0.031 (95% interval −0.010 to +0.072)` */
export const sayDifference = ({ estimate, low, high }: Pick<Difference, 'estimate' | 'low' | 'high'>): string =>
  `${signed(estimate)} (95% interval ${signed(low)} to ${signed(high)})`;
