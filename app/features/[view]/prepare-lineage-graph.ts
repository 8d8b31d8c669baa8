import type { LineageLayer, LineageNode } from './lineage-nodes.ts';

export interface PlacedNode extends LineageNode {
  /** Upper left corner, pixels. */
  readonly x: number;
  readonly y: number;
}

export interface LineageGraph {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly { readonly title: string; readonly x: number; readonly nodes: readonly PlacedNode[] }[];
  /** SVG paths from the right of one node to the left of another. */
  readonly edges: readonly { readonly id: string; readonly path: string }[];
}

export const NODE_WIDTH = 156;
export const NODE_HEIGHT = 58;
const GAP_X = 40;
const GAP_Y = 10;
/** Room for the titles of the layers. */
const TOP = 28;

/** Places the layers as columns from left to right, each in the middle of the height, and draws what was made from what. */
export function prepareLineageGraph(layers: readonly LineageLayer[]): LineageGraph {
  const most = Math.max(1, ...layers.map(({ nodes }) => nodes.length));
  const inner = most * (NODE_HEIGHT + GAP_Y) - GAP_Y;
  const placed = layers.map(({ title, nodes }, column) => {
    const x = column * (NODE_WIDTH + GAP_X);
    const start = TOP + (inner - (nodes.length * (NODE_HEIGHT + GAP_Y) - GAP_Y)) / 2;
    return { title, x, nodes: nodes.map((node, row) => ({ ...node, x, y: start + row * (NODE_HEIGHT + GAP_Y) })) };
  });
  const byId = new Map(placed.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const)));
  const edges = [...byId.values()].flatMap((to) =>
    to.from.flatMap((id) => {
      const from = byId.get(id);
      return from ? [{ id: `${id} > ${to.id}`, path: curve(from, to) }] : [];
    }),
  );
  const width = Math.max(0, layers.length * (NODE_WIDTH + GAP_X) - GAP_X);
  return { width, height: TOP + inner, layers: placed, edges };
}

function curve(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2];
  const [x2, y2] = [to.x, to.y + NODE_HEIGHT / 2];
  const bend = GAP_X / 2;
  // Past the layers in between in a straight line, so that only the last step bends.
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
