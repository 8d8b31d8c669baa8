import { expect, test } from 'vitest';
import type { LineageLayer } from './lineage-nodes.ts';
import { NODE_HEIGHT, prepareLineageGraph } from './prepare-lineage-graph.ts';
import { prepareLineageRows } from './prepare-lineage-rows.ts';

const node = (id: string, ...from: string[]) => ({ id, title: `the ${id}`, detail: '', href: null, from });
const layers: LineageLayer[] = [
  { title: 'Files', nodes: [node('a'), node('b'), node('c')] },
  { title: 'Table', nodes: [node('t', 'a', 'b', 'c')] },
  { title: 'Runs', nodes: [node('r', 't'), node('s', 'nowhere')] },
];

test('boxes do not lie on one another, and all are within the picture', () => {
  const { layers: placed, nodeWidth, height } = prepareLineageGraph(layers);
  for (const { nodes } of placed) {
    for (const [i, { x, y }] of nodes.entries()) {
      expect(x >= 0 && x + nodeWidth <= 100 + 1e-9 && y >= 0 && y + NODE_HEIGHT <= height).toBe(true);
      if (i > 0) expect(y).toBeGreaterThan(nodes[i - 1]!.y + NODE_HEIGHT);
    }
  }
  expect(placed[1]!.x).toBeGreaterThan(nodeWidth);
  expect(placed[2]!.x + nodeWidth).toBeCloseTo(100, 9);
});

test('a line goes from each thing to what was made from it, and none to what is not shown', () => {
  const { edges } = prepareLineageGraph(layers);
  expect(edges.map(({ id }) => id)).toEqual(['a > t', 'b > t', 'c > t', 't > r']);
});

test('the table says the same as the lines', () => {
  const rows = prepareLineageRows(layers);
  expect(rows.find(({ id }) => id === 't')).toMatchObject({ layer: 'Table', madeFrom: 'the a, the b, the c' });
  expect(rows.find(({ id }) => id === 's')).toMatchObject({ madeFrom: '—' });
});

test('nothing is an empty picture', () => {
  expect(prepareLineageGraph([])).toMatchObject({ minWidth: 0, layers: [], edges: [] });
});
