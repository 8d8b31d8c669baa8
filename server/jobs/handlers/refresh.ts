import { refreshFeatures } from '#server/feature-store/refresh-features';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** The newest file into the offline store, then what is new into the online store. */
export const refresh: JobWork<JobInput<'refresh'>> = ({ newest, pipeline, views }, hooks, actor) =>
  refreshFeatures({ newest, ...(pipeline && { pipeline }), ...(views && { views }) }, hooks, actor);
