import { repeatRuns } from '#server/runs/repeat-runs';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** Runs once more on many new splits; the result is the whole of what came of it. */
export const repeat: JobWork<JobInput<'repeat'>> = (input, { signal, onProgress }) =>
  repeatRuns(input, {
    signal,
    onProgress: (done, splits) => onProgress({ phase: `${done} of ${splits} splits`, fraction: done / splits }),
  });
