import { listExperimentEvents } from '#server/runs/experiment-events.repo';
import type { ExperimentEvent } from '#server/runs/experiment-schema';
import { getExperiment } from '#server/runs/experiments.repo';
import { listPromotionsOf } from './storage/experiment-promotions.repo.ts';

/**
 * What happened in an experiment, newest first: its runs, sweeps, notes and promotions, and how it began.
 * @throws AppError not_found for an unknown experiment.
 */
export async function readExperimentEvents(idOrName: string, limit = 100): Promise<ExperimentEvent[]> {
  const { id, createdAt, createdBy } = await getExperiment(idOrName);
  const [events, promotions] = await Promise.all([listExperimentEvents(id, limit), listPromotionsOf(id, limit)]);
  const began: ExperimentEvent = { kind: 'created', at: createdAt, by: createdBy };
  return [...events, ...promotions, began].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}
