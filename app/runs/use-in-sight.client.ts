'use client';

import { useSearchParams } from 'next/navigation';
import { readTableView, type TableView } from './table-view.ts';

/** The view as it is now: columns are changed without asking the server, and the address knows. */
export function useInSight(drawn: TableView): TableView {
  const params = useSearchParams();
  return params.has('v') ? drawn : { ...drawn, columns: readTableView(Object.fromEntries(params)).columns };
}
