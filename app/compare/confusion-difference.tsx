import { ScrollX } from '../_ui/scroll-x.tsx';
import type { ConfusionDifference as Difference, DifferenceCell } from './prepare-confusion-difference.ts';

const COLOURS: Record<DifferenceCell['word'], string> = {
  better: 'var(--color-run-a)',
  worse: 'var(--color-run-b)',
  same: 'transparent',
};
const SIGNS: Record<DifferenceCell['word'], string> = { better: '▲', worse: '▼', same: '' };
/** Darkest a cell becomes, in percent. */
const DARKEST = 46;

/** How many rows moved in each cell: blue and ▲ is better, orange and ▼ is worse, whichever way the count went. */
export function ConfusionDifference({ difference, caption }: { difference: Difference; caption: string }) {
  return (
    <ScrollX label={caption}>
      <table className="border-separate border-spacing-0.5 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="eyebrow pr-2 text-left align-bottom">
              True ↓ Predicted →
            </th>
            {difference.predictedTitles.map((title) => (
              <th key={title} scope="col" className="px-1 pb-1 text-center text-xs font-medium text-ink-soft">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {difference.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="pr-3 text-left text-xs font-medium whitespace-nowrap text-ink-soft">
                {row.title}
              </th>
              {row.cells.map((cell) => (
                <td
                  key={cell.key}
                  className="h-12 min-w-18 rounded-sm px-2 text-center font-medium"
                  style={{
                    background: `color-mix(in oklab, ${COLOURS[cell.word]} ${Math.round(cell.weight * DARKEST)}%, var(--color-sunken))`,
                  }}
                >
                  {cell.text}
                  <span aria-hidden="true"> {SIGNS[cell.word]}</span>
                  <span className="sr-only"> {cell.word}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
