/** Columns of the board that stay in sight when it is moved sideways; both are as wide in every table. */

/** What a row is about. */
export const LABEL_COLUMN = 'sticky left-0 z-10 w-28 min-w-28 bg-surface sm:w-42 sm:min-w-42';

/** The baseline stands beside the labels as soon as it would leave. */
export const runColumn = (isReference: boolean): string =>
  `min-w-26 ${isReference ? 'sticky left-28 z-10 bg-surface sm:left-42' : ''}`;
