import { explainRun } from '#server/runs/explain-run';
import { EXPLANATIONS } from '#server/runs/schema';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** An explanation of a run that takes too long to wait for. */
export const explain: JobWork<JobInput<'explain'>> = async ({ runId, kind }, { signal, onProgress }) => {
  const phase = EXPLANATIONS[kind].title;
  await explainRun(runId, kind, { signal, onProgress: (fraction) => onProgress({ phase, fraction }) });
  return { runId, kind };
};
