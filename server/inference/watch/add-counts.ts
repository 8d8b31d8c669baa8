import type { ServedCounts } from './served.repo.ts';
import { LATENCY_BOUNDS_MS, type ShadowTally } from './tally.ts';

/** Counts of several minutes or processes as one. */
export function addCounts(all: readonly ServedCounts[]): ServedCounts {
  const sum = (of: (one: ServedCounts) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    requests: sum(({ requests }) => requests),
    refused: sum(({ refused }) => refused),
    failed: sum(({ failed }) => failed),
    rows: sum(({ rows }) => rows),
    unknown: sum(({ unknown }) => unknown),
    unscored: sum(({ unscored }) => unscored),
    latency: Array.from({ length: LATENCY_BOUNDS_MS.length + 1 }, (_, i) => sum(({ latency }) => latency[i] ?? 0)),
    classes: Object.fromEntries(
      namesOf(all, 'classes').map((name) => [name, sum(({ classes }) => classes[name] ?? 0)]),
    ),
    shadow: Object.fromEntries(
      namesOf(all, 'shadow').map((name) => {
        const count = (key: keyof ShadowTally) => sum(({ shadow }) => shadow[name]?.[key] ?? 0);
        const tally = { rows: count('rows'), differing: count('differing') };
        return [name, { ...tally, skipped: count('skipped'), failed: count('failed') }];
      }),
    ),
  };
}

const namesOf = (all: readonly ServedCounts[], key: 'classes' | 'shadow'): string[] =>
  [...new Set(all.flatMap((one) => Object.keys(one[key])))].sort();
