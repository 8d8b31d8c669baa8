import { route } from '#server/doors/route';
import { dueTimes } from '#server/jobs/due-times';
import { RhythmSchema } from '#server/jobs/schedule-schema';

const COUNT = 5;

export const GET = route({ query: RhythmSchema }, async ({ query }) => ({
  dueTimes: dueTimes(query, new Date(), COUNT),
}));
