'use client';

import { readTableView, type TableView } from './table-view.ts';

/** The view as it is now: columns are changed without asking the server, and the address knows. */
export function inSight(drawn: TableView): TableView {
  const params = new URLSearchParams(window.location.search);
  return params.has('v') ? drawn : { ...drawn, columns: readTableView(Object.fromEntries(params)).columns };
}
