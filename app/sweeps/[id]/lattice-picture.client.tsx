'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { LatticeCell, LatticeLayer } from './prepare-lattice.ts';
import { stepInLattice } from './step-in-lattice.ts';

/** The subsets as cells in layers. One of them can be tabbed to; the arrow keys go on from there. */
export function LatticePicture({ layers, current }: { layers: readonly LatticeLayer[]; current: string }) {
  const router = useRouter();
  const [pointed, setPointed] = useState<LatticeCell | null>(null);
  const cells = layers.flatMap((layer) => layer.cells);
  const entry = pointed ?? cells.find(({ id }) => id === current) ?? cells.find(({ isBest }) => isBest) ?? cells[0];
  const box = useRef<HTMLDivElement>(null);

  const walk = (event: KeyboardEvent) => {
    const next = entry && stepInLattice(layers, entry.id, event.key);
    if (!next) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-point="${next.id}"]`)?.focus();
  };
  const open = (event: MouseEvent, { href }: LatticeCell) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.push(href as Route, { scroll: false });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls of a form; these are links
    <div ref={box} role="group" aria-label="Subsets by size" onKeyDown={walk} className="grid gap-2">
      {layers.map(({ size, cells: layer }) => (
        <div key={size} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-2">
          <span className="text-right text-xs text-ink-faint">{size}</span>
          <div className="flex flex-wrap gap-0.5">
            {layer.map((cell) => (
              <a
                key={cell.id}
                href={cell.href}
                data-point={cell.id}
                tabIndex={cell.id === entry?.id ? 0 : -1}
                aria-current={cell.id === current ? 'true' : undefined}
                title={cell.title}
                onFocus={() => setPointed(cell)}
                onClick={(event) => open(event, cell)}
                className={lookOf(cell, cell.id === current)}
                style={{ background: colourOf(cell) }}
              >
                <span className="sr-only">{cell.title}</span>
              </a>
            ))}
          </div>
        </div>
      ))}
      <p className="min-h-5 text-sm text-ink-soft">{pointed?.title ?? entry?.title}</p>
    </div>
  );
}

function lookOf({ fits, isBest, isSmallest }: LatticeCell, isCurrent: boolean): string {
  const ring = isCurrent
    ? 'border-2 border-ink'
    : isBest || isSmallest
      ? 'border-2 border-caution'
      : 'border border-line';
  return `relative block size-3 rounded-[2px] ${ring} ${fits ? '' : 'opacity-20'}`;
}

function colourOf({ goodness }: LatticeCell): string {
  if (goodness === null) return 'var(--color-sunken)';
  return `color-mix(in srgb, var(--color-accent) ${Math.round(100 * goodness)}%, var(--color-surface))`;
}
