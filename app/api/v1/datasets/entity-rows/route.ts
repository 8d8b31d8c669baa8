import { route } from '#server/doors/route';
import { EntityRowsQuerySchema } from '#server/feature-store/dataset-schema';
import { keepEntityRows } from '#server/feature-store/kept-entity-rows';

/** The body is the file itself. */
export const POST = route({ query: EntityRowsQuerySchema, status: 201 }, ({ query, request }) =>
  keepEntityRows(request.body, query.fileName),
);
