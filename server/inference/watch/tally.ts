import type { Predicted } from '../answering/predicted.ts';

/** Upper bounds of latency in milliseconds; one count more is for whatever took longer. */
export const LATENCY_BOUNDS_MS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096] as const;

/** What a version said beside the one that answered. */
export interface ShadowTally {
  rows: number;
  differing: number;
  /** Rows that were not scored for want of time or of features. */
  skipped: number;
  failed: number;
}

/** What was answered with one version over some time. */
export interface Tally {
  requests: number;
  refused: number;
  failed: number;
  rows: number;
  unknown: number;
  unscored: number;
  latencySumMs: number;
  /** Requests by `LATENCY_BOUNDS_MS`. */
  readonly latency: number[];
  /** Rows by predicted class value. */
  readonly classes: Map<number, number>;
  readonly shadow: Map<string, ShadowTally>;
}

export const emptyTally = (): Tally => ({
  ...{ requests: 0, refused: 0, failed: 0, rows: 0, unknown: 0, unscored: 0, latencySumMs: 0 },
  latency: new Array<number>(LATENCY_BOUNDS_MS.length + 1).fill(0),
  classes: new Map(),
  shadow: new Map(),
});

/** Counts one request that took so long. */
export function countRequest(tally: Tally, durationMs: number): void {
  tally.requests++;
  tally.latencySumMs += durationMs;
  let bin = 0;
  while (bin < LATENCY_BOUNDS_MS.length && durationMs > LATENCY_BOUNDS_MS[bin]!) bin++;
  tally.latency[bin]!++;
}

export function countAnswer(tally: Tally, { predictions, scores, unknown, unscored, rowOf }: Predicted): void {
  tally.rows += predictions.length;
  tally.unknown += unknown;
  tally.unscored += unscored;
  for (const row of rowOf) {
    if (row < 0) continue;
    const label = scores.labels[row]!;
    tally.classes.set(label, (tally.classes.get(label) ?? 0) + 1);
  }
}

export function countShadow(tally: Tally, version: string, counts: Partial<ShadowTally>): void {
  const known = tally.shadow.get(version) ?? { rows: 0, differing: 0, skipped: 0, failed: 0 };
  known.rows += counts.rows ?? 0;
  known.differing += counts.differing ?? 0;
  known.skipped += counts.skipped ?? 0;
  known.failed += counts.failed ?? 0;
  tally.shadow.set(version, known);
}
