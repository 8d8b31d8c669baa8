import type { Route } from 'next';
import Link from 'next/link';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import { type LineageGraph, NODE_HEIGHT, type PlacedNode } from './prepare-lineage-graph.ts';

const BOX = 'flex h-full flex-col justify-center rounded-md border border-line bg-surface px-2 py-1';

/** A lineage as columns of boxes with lines between them; what has a page is a link to it. */
export function LineageDiagram({ graph }: { graph: LineageGraph }) {
  const width = `${graph.nodeWidth}%`;
  return (
    <ScrollX label="Lineage as a diagram">
      <div className="relative m-4" style={{ minWidth: graph.minWidth, height: graph.height }}>
        <svg
          viewBox={`0 0 100 ${graph.height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full fill-none stroke-line-strong/60"
          aria-hidden="true"
        >
          {graph.edges.map((edge) => (
            <path key={edge.id} d={edge.path} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
        <ol>
          {graph.layers.map((layer) => (
            <li key={layer.title}>
              <p className="eyebrow absolute top-0" style={{ left: `${layer.x}%`, width }}>
                {layer.title}
              </p>
              <ul>
                {layer.nodes.map((node) => (
                  <li
                    key={node.id}
                    className="absolute"
                    style={{ left: `${node.x}%`, top: node.y, width, height: NODE_HEIGHT }}
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
      <span className="line-clamp-2 text-xs leading-4 font-medium wrap-anywhere" title={node.title}>
        {node.title}
      </span>
      <span className="line-clamp-2 text-2xs leading-3.5 wrap-anywhere text-ink-faint" title={node.detail}>
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
