/** All subsets of more candidates than this are not tried: 2ⁿ − 1 doubles with each. */
export const MOST_EXHAUSTIVE = 12;
/** A subset is a bit mask of 32 bits. */
export const MOST_CANDIDATES = 30;
/** Subsets × settings that one sweep may hold. */
export const MOST_POINTS = 10_000;
