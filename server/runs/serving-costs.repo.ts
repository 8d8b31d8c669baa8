/** What an answer of a run's model costs, in PostgreSQL: measured once a run. */
import { postgres } from '#server/platform/postgres';

export interface ServingCost {
  readonly runId: string;
  /** Of the files a package of its model has. */
  readonly packageBytes: number;
  /** To open the model from its bytes. */
  readonly loadMs: number;
  /** One row, median and 99th percentile. */
  readonly oneRowP50Ms: number;
  readonly oneRowP99Ms: number;
  /** Processor and runtime: figures of two machines say nothing about two models. */
  readonly measuredOn: string;
  readonly measuredAt: Date;
}

/** Of those runs that were measured. */
export async function listServingCosts(runIds: readonly string[]): Promise<ServingCost[]> {
  return postgres().runServing.findMany({ where: { runId: { in: [...runIds] } } });
}

/** Keeps the first measurement: of two processes that measured at once, both give the same. */
export async function saveServingCost(cost: Omit<ServingCost, 'measuredAt'>): Promise<ServingCost> {
  await postgres().runServing.createMany({ data: [cost], skipDuplicates: true });
  return postgres().runServing.findUniqueOrThrow({ where: { runId: cost.runId } });
}
