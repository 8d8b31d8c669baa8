import type { Challenge, Comparison } from './comparison-schema.ts';

/** How a run stands against the reference; null for the reference itself. */
export function findChallenge({ challenges }: Comparison, runId: string): Challenge | null {
  return challenges.find((challenge) => challenge.runId === runId) ?? null;
}
