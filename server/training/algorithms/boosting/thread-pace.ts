/** After so many pieces of work the slower way is tried again. */
const TRIED_EVERY = 16;
/** How much the newest piece counts in the mean. */
const NEWEST = 0.3;

/**
 * Which way work goes faster, with helpers or without. On a machine whose cores others use, waiting for a helper that
 * is not running costs more than it brings.
 */
export interface Pace {
  /** Whether the next piece should be done together. */
  isTogether(): boolean;
  record(isTogether: boolean, milliseconds: number): void;
}

export function createPace(): Pace {
  const mean = { together: 0, alone: 0 };
  let pieces = 0;
  return {
    isTogether() {
      const isFaster = mean.together <= mean.alone;
      const isUnknown = mean.alone === 0;
      if (isUnknown) return pieces === 0;
      return pieces % TRIED_EVERY === 0 ? !isFaster : isFaster;
    },
    record(isTogether, milliseconds) {
      const way = isTogether ? 'together' : 'alone';
      mean[way] = mean[way] === 0 ? milliseconds : mean[way] + NEWEST * (milliseconds - mean[way]);
      pieces++;
    },
  };
}
