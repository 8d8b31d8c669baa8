/** Runs read at once: a few screens of them. */
export const PAGE_SIZE = 100;

/** Columns whose cells are read at once. */
export const COLUMNS_AT_ONCE = 24;
