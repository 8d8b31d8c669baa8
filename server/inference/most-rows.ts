/** Customers, or rows of raw features, of one request. */
export const MOST_ROWS = 10_000;
