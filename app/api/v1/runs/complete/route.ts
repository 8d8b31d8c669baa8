import { route } from '#server/doors/route';
import { CompleteQuerySchema, completeQuery } from '#server/runs/complete-query';

export const GET = route({ query: CompleteQuerySchema }, ({ query }) => completeQuery(query));
