import type { LineageLayer, LineageNode } from './lineage-nodes.ts';

export interface LineageRow extends LineageNode {
  readonly layer: string;
  /** Titles of what it was made from. */
  readonly madeFrom: string;
}

/** A lineage as rows in the order of the data's way, for who cannot see a diagram. */
export function prepareLineageRows(layers: readonly LineageLayer[]): LineageRow[] {
  const titles = new Map(layers.flatMap(({ nodes }) => nodes.map(({ id, title }) => [id, title] as const)));
  return layers.flatMap(({ title, nodes }) =>
    nodes.map((node) => ({
      ...node,
      layer: title,
      madeFrom: node.from.flatMap((id) => titles.get(id) ?? []).join(', ') || '—',
    })),
  );
}
