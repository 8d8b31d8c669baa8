import fc from 'fast-check';

/**
 * Properties draw the same cases every time, so that a failure is the change's and not the day's. FAST_CHECK_SEED=N
 * draws others; a failing property prints the seed it was drawn with.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_260_101) });
