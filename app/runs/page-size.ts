/** Runs that come with the page, and whose cells are read at once: a few screens of them. */
export const PAGE_SIZE = 100;

/** Runs read at once as one scrolls on; as many as the server gives. */
export const FURTHER_SIZE = 200;

/** Columns whose cells are read at once. */
export const COLUMNS_AT_ONCE = 24;
