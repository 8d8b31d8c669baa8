import { route } from '#server/doors/route';
import { CellsQuerySchema } from '#server/doors/runs-table-schemas';
import { readRunCells } from '#server/runs/search-runs';

export const GET = route({ query: CellsQuerySchema }, async ({ query }) => ({
  cells: await readRunCells(query.runs, query.columns),
}));
