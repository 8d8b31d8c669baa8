import type { LineageLayer, LineageNode } from './lineage-nodes.ts';

export interface PlacedNode extends LineageNode {
  /** Left edge, percent of the width. */
  readonly x: number;
  /** Upper edge, pixels. */
  readonly y: number;
}

export interface LineageGraph {
  /** Pixels; the width is that of the page, and no less than `minWidth`. */
  readonly height: number;
  readonly minWidth: number;
  /** Width of a node, percent of the width. */
  readonly nodeWidth: number;
  readonly layers: readonly { readonly title: string; readonly x: number; readonly nodes: readonly PlacedNode[] }[];
  /** SVG paths from the right of one node to the left of another, in a box of 100 × height. */
  readonly edges: readonly { readonly id: string; readonly path: string }[];
}

export const NODE_HEIGHT = 76;
const GAP_Y = 10;
/** Width of a gap between layers by that of a node. */
const GAP_SHARE = 0.22;
/** Least width of a layer with its gap, pixels. */
const MIN_LAYER_WIDTH = 136;
/** Room for the titles of the layers. */
const TOP = 28;

/** Places the layers as columns from left to right, each in the middle of the height, and draws what was made from what. */
export function prepareLineageGraph(layers: readonly LineageLayer[]): LineageGraph {
  const most = Math.max(1, ...layers.map(({ nodes }) => nodes.length));
  const inner = most * (NODE_HEIGHT + GAP_Y) - GAP_Y;
  const nodeWidth = 100 / Math.max(1, layers.length + GAP_SHARE * (layers.length - 1));
  const placed = layers.map(({ title, nodes }, column) => {
    const x = column * nodeWidth * (1 + GAP_SHARE);
    const start = TOP + (inner - (nodes.length * (NODE_HEIGHT + GAP_Y) - GAP_Y)) / 2;
    return { title, x, nodes: nodes.map((node, row) => ({ ...node, x, y: start + row * (NODE_HEIGHT + GAP_Y) })) };
  });
  const byId = new Map(placed.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const)));
  const edges = [...byId.values()].flatMap((to) =>
    to.from.flatMap((id) => {
      const from = byId.get(id);
      return from ? [{ id: `${id} > ${to.id}`, path: curve(from, to, nodeWidth) }] : [];
    }),
  );
  return { height: TOP + inner, minWidth: layers.length * MIN_LAYER_WIDTH, nodeWidth, layers: placed, edges };
}

function curve(from: PlacedNode, to: PlacedNode, nodeWidth: number): string {
  const [x1, y1] = [from.x + nodeWidth, from.y + NODE_HEIGHT / 2];
  const [x2, y2] = [to.x, to.y + NODE_HEIGHT / 2];
  const bend = (nodeWidth * GAP_SHARE) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
