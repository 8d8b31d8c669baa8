/** Metrics of a report that are better when they are less; every other one is better when it is more. */
export const LESS_IS_BETTER: ReadonlySet<string> = new Set(['log_loss', 'expected_calibration_error']);
