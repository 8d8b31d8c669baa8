import { route } from '#server/doors/route';
import { TableColumnsSchema } from '#server/doors/runs-table-schemas';
import { readTablePage } from '#server/runs/read-table-page';
import { SearchRunsSchema } from '#server/runs/search-runs';

export const GET = route({ query: SearchRunsSchema.extend(TableColumnsSchema.shape) }, ({ query }) => {
  const { columns, ...search } = query;
  return readTablePage(search, columns);
});
