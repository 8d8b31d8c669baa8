import type { ReactNode } from 'react';
import { ScrollX } from './scroll-x.tsx';

/** Darkest a cell becomes, in percent: text must stay legible on it in both themes. */
const DARKEST = 46;

interface GridCell {
  readonly key: string;
  /** Any CSS colour; the cell takes as much of it as its weight, 0 to 1, says. */
  readonly colour: string;
  readonly weight: number;
  readonly ringed?: boolean;
  readonly content: ReactNode;
}

interface ConfusionGridProps {
  readonly label: string;
  readonly caption: string;
  readonly predictedTitles: readonly string[];
  readonly rows: readonly { key: string; title: string; note?: string; cells: readonly GridCell[] }[];
}

/** Something about every pair of a true class (rows) and a predicted one (columns), shaded. */
export function ConfusionGrid({ label, caption, predictedTitles, rows }: ConfusionGridProps) {
  return (
    <ScrollX label={label}>
      <table className="border-separate border-spacing-0.5 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="eyebrow pr-2 text-left align-bottom">
              <span className="block whitespace-nowrap">True ↓</span>
              <span className="block whitespace-nowrap">Predicted →</span>
            </th>
            {predictedTitles.map((title) => (
              <th key={title} scope="col" className="px-0.5 pb-1 text-center text-xs font-medium text-ink-soft">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="pr-3 text-left text-xs font-medium whitespace-nowrap text-ink-soft">
                {row.title}
                {row.note && <span className="block font-normal text-ink-faint">{row.note}</span>}
              </th>
              {row.cells.map((cell) => (
                <td
                  key={cell.key}
                  className={`h-12 min-w-16 rounded-sm px-2 text-center ${cell.ringed ? 'ring-1 ring-accent/60 ring-inset' : ''}`}
                  style={{
                    background: `color-mix(in oklab, ${cell.colour} ${Math.round(cell.weight * DARKEST)}%, var(--color-sunken))`,
                  }}
                >
                  {cell.content}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
