import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyQuantile } from './latency-quantile.ts';
import { countRequest, emptyTally, LATENCY_BOUNDS_MS } from './tally.ts';

test('a quantile lies in the bin of the request that has that rank', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 4_096, noNaN: true }), { minLength: 1, maxLength: 200 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (durations, share) => {
        const tally = emptyTally();
        for (const ms of durations) countRequest(tally, ms);
        const exact = durations.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * durations.length) - 1)]!;
        const bin = LATENCY_BOUNDS_MS.findIndex((bound) => exact <= bound);
        const estimate = latencyQuantile(tally.latency, share)!;
        // A rank on the very edge of a bin may be rounded into the one beside it.
        expect(estimate).toBeGreaterThanOrEqual((bin === 0 ? 0 : LATENCY_BOUNDS_MS[bin - 1]!) - 1e-6);
        expect(estimate).toBeLessThanOrEqual(LATENCY_BOUNDS_MS[bin]! + 1e-6);
      },
    ),
  );
});

test('without requests there is none; beyond the last bound it is that bound', () => {
  expect(latencyQuantile(emptyTally().latency, 0.5)).toBeNull();
  const tally = emptyTally();
  countRequest(tally, 60_000);
  expect(latencyQuantile(tally.latency, 0.99)).toBe(4_096);
});
