import { remember } from '#server/platform/remember';
import type { ScoredRun } from './comparison/on-common-rows.ts';
import { type ProbabilityFigures, probabilityFigures } from './probability-figures.ts';
import { listAnswers } from './results.repo.ts';

/** A holdout never changes, and reading, ranking and resampling one of 10,000 rows takes tens of milliseconds. */
const recent = remember<ProbabilityFigures>(64);

/** `probabilityFigures` of a finished run. @throws AppError not_found for a run without holdout predictions. */
export const readProbabilityFigures = (run: ScoredRun['run']): Promise<ProbabilityFigures> =>
  recent(run.id, async () => {
    const [holdout] = await listAnswers([run.id]);
    return probabilityFigures({ run, holdout: holdout! });
  });
