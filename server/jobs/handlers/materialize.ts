import { materialize, materializeIncremental } from '#server/feature-store/materialize';
import { resumeMaterialization } from '#server/feature-store/resume-materialization';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** Offline store to online store: an interval when a start is named, else what is new; or one that stopped. */
export const materializeViews: JobWork<JobInput<'materialize'>> = async (input, hooks, actor) => {
  if ('resume' in input) return [await resumeMaterialization(input.resume, hooks)];
  const { views, start } = input;
  const request = { end: input.end ? new Date(input.end) : new Date(), ...(views && { views }) };
  return start
    ? materialize({ ...request, start: new Date(start) }, hooks, actor)
    : materializeIncremental(request, hooks, actor);
};
