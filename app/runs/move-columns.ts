import type { ShownColumn } from './table-view.ts';

type Columns = readonly ShownColumn[];

/** The columns with one of them moved, as far as there is room. */
export function moved(columns: Columns, from: number, by: number): ShownColumn[] {
  const to = Math.min(columns.length - 1, Math.max(0, from + by));
  return columns.toSpliced(from, 1).toSpliced(to, 0, columns[from]!);
}

/** The same by places among those in sight, where some of the columns are left out. */
export function movedAmong(columns: Columns, inSight: Columns, name: string, by: number): ShownColumn[] {
  const from = inSight.findIndex((column) => column.name === name);
  const target = inSight[Math.min(inSight.length - 1, Math.max(0, from + by))];
  const place = (of: string | undefined) => columns.findIndex((column) => column.name === of);
  return moved(columns, place(name), place(target?.name) - place(name));
}
