import type { LatticeCell, LatticeLayer } from './prepare-lattice.ts';

/**
 * The cell that an arrow key leads to: left and right within a layer, up and down to the same share of the next one,
 * Home and End to the ends of the layer. Null for any other key and at an end.
 */
export function stepInLattice(layers: readonly LatticeLayer[], from: string, key: string): LatticeCell | null {
  const y = layers.findIndex(({ cells }) => cells.some(({ id }) => id === from));
  const layer = layers[y]?.cells ?? [];
  const x = layer.findIndex(({ id }) => id === from);
  if (x < 0) return null;
  const across = (by: number): LatticeCell | null => {
    const other = layers[y + by]?.cells;
    if (!other) return null;
    const share = layer.length > 1 ? x / (layer.length - 1) : 0;
    return other[Math.round(share * (other.length - 1))] ?? null;
  };
  const moves: Readonly<Record<string, () => LatticeCell | null | undefined>> = {
    ArrowLeft: () => layer[x - 1],
    ArrowRight: () => layer[x + 1],
    ArrowUp: () => across(-1),
    ArrowDown: () => across(1),
    Home: () => layer[0],
    End: () => layer.at(-1),
  };
  return moves[key]?.() ?? null;
}
