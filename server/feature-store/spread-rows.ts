import type { EntityFrame } from './entity-frame.ts';

/**
 * At most so many rows of a frame, evenly spread over it in its order: the first of each of `most` equal stretches.
 * @returns the rows with how many there were.
 */
export function spreadRows(frame: EntityFrame, most = Number.POSITIVE_INFINITY): { frame: EntityFrame; total: number } {
  const total = Object.values(frame.keys)[0]?.length ?? 0;
  if (total <= most) return { frame, total };
  const rows = Array.from({ length: most }, (_, i) => Math.floor((i * total) / most));
  const pick = <T>(cells: readonly T[]): T[] => rows.map((row) => cells[row]!);
  const { keys, at, extra, ...rest } = frame;
  return {
    frame: {
      ...rest,
      keys: mapColumns(keys, pick),
      ...(at && { at: pick(at) }),
      ...(extra && { extra: mapColumns(extra, (column) => ({ ...column, values: pick(column.values) })) }),
    },
    total,
  };
}

function mapColumns<T, U>(columns: Readonly<Record<string, T>>, map: (column: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, map(column)]));
}
