import { type MaterializeRequest, materialize, materializeIncremental } from '#server/feature-store/materialize';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** Offline store to online store: an interval when a start is named, else what is new. */
export const materializeViews: JobWork<JobInput<'materialize'>> = ({ views, start, end }, hooks, actor) => {
  const request: Pick<MaterializeRequest, 'end'> & Partial<MaterializeRequest> = {
    end: end ? new Date(end) : new Date(),
    ...(views && { views }),
  };
  return start
    ? materialize({ ...request, start: new Date(start) }, hooks, actor)
    : materializeIncremental(request, hooks, actor);
};
