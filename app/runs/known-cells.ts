import type { Cells } from '#server/runs/search-runs';

/** The cells of a run by column: null where it has none; missing while nobody has read it. */
export type RowCells = Readonly<Record<string, number | string | null>>;

/** What was read so far, by run. */
export type KnownCells = ReadonlyMap<string, RowCells>;

/** Runs and columns that were read together. */
export interface Block {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** What is known once a block was read too. Rows outside of the block keep their object. */
export function withBlock(known: KnownCells, { ids, names }: Block, read: Cells): KnownCells {
  if (names.length === 0) return known;
  const next = new Map(known);
  for (const id of ids) {
    const cells = Object.fromEntries(names.map((name) => [name, read[id]?.[name] ?? null]));
    next.set(id, { ...known.get(id), ...cells });
  }
  return next;
}
