import { remember } from '#server/platform/remember';
import { getTrainedModel } from '#server/runs/results.repo';
import type { TrainedModel } from '#server/runs/schema';

/** A run's model never changes, and some megabytes of JSON take their time to read. */
const recent = remember<TrainedModel>(6);

/** What a run learned, as it was stored. @throws AppError not_found for a run that did not finish. */
export const knownModel = (runId: string): Promise<TrainedModel> => recent(runId, () => getTrainedModel(runId));
