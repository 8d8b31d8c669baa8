import { route } from '#server/doors/route';
import { ComparedRowsQuerySchema, listComparedRows } from '#server/runs/list-compared-rows';

export const GET = route({ query: ComparedRowsQuerySchema }, ({ query }) => listComparedRows(query));
