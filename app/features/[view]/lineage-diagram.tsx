import type { Route } from 'next';
import Link from 'next/link';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import { type LineageGraph, NODE_HEIGHT, NODE_WIDTH, type PlacedNode } from './prepare-lineage-graph.ts';

const BOX = 'flex h-full flex-col justify-center rounded-md border border-line bg-surface px-2 py-1';

/** A lineage as columns of boxes with lines between them; what has a page is a link to it. */
export function LineageDiagram({ graph }: { graph: LineageGraph }) {
  return (
    <ScrollX label="Lineage as a diagram">
      <div className="relative m-4" style={{ width: graph.width, height: graph.height }}>
        <svg
          width={graph.width}
          height={graph.height}
          className="absolute inset-0 fill-none stroke-line-strong/60"
          aria-hidden="true"
        >
          {graph.edges.map((edge) => (
            <path key={edge.id} d={edge.path} />
          ))}
        </svg>
        <ol>
          {graph.layers.map((layer) => (
            <li key={layer.title}>
              <p className="eyebrow absolute top-0" style={{ left: layer.x, width: NODE_WIDTH }}>
                {layer.title}
              </p>
              <ul>
                {layer.nodes.map((node) => (
                  <li
                    key={node.id}
                    className="absolute"
                    style={{ left: node.x, top: node.y, width: NODE_WIDTH, height: NODE_HEIGHT }}
                  >
                    <Node node={node} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
    </ScrollX>
  );
}

function Node({ node }: { node: PlacedNode }) {
  const text = (
    <>
      <span className="truncate text-xs font-medium" title={node.title}>
        {node.title}
      </span>
      <span className="line-clamp-2 text-2xs leading-3.5 break-words text-ink-faint" title={node.detail}>
        {node.detail}
      </span>
    </>
  );
  if (!node.href) return <div className={BOX}>{text}</div>;
  return (
    <Link href={node.href as Route} className={`${BOX} hover:border-accent hover:bg-hover`}>
      {text}
    </Link>
  );
}
