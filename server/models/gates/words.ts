import type { Difference } from '#server/runs/comparison-schema';

export const sayScore = (score: number): string => score.toFixed(3);

const signed = (difference: number): string => `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(3)}`;

/** `+0.031 (95% interval −0.010 to +0.072)` */
export const sayDifference = ({ estimate, low, high }: Pick<Difference, 'estimate' | 'low' | 'high'>): string =>
  `${signed(estimate)} (95% interval ${signed(low)} to ${signed(high)})`;
