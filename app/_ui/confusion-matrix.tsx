import type { PreparedConfusion } from './prepare-confusion.ts';
import { ScrollX } from './scroll-x.tsx';

/** Darkest a cell becomes, in percent: text must stay legible on it in both themes. */
const DARKEST = 46;

/** Rows are the true class, columns the predicted one. Right answers are blue and ringed, wrong ones orange. */
export function ConfusionMatrix({ matrix, caption }: { matrix: PreparedConfusion; caption: string }) {
  return (
    <ScrollX label={caption}>
      <table className="border-separate border-spacing-0.5 text-sm">
        <caption className="sr-only">{caption}. Rows: true class, columns: predicted class.</caption>
        <thead>
          <tr>
            <th scope="col" className="eyebrow pr-2 text-left align-bottom">
              True ↓ Predicted →
            </th>
            {matrix.predictedTitles.map((title) => (
              <th key={title} scope="col" className="px-1 pb-1 text-center text-xs font-medium text-ink-soft">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="pr-3 text-left text-xs font-medium whitespace-nowrap text-ink-soft">
                {row.title}
                <span className="block font-normal text-ink-faint">{row.support}</span>
              </th>
              {row.cells.map((cell) => (
                <td
                  key={cell.key}
                  className={`h-12 min-w-18 rounded-sm px-2 text-center ${cell.correct ? 'ring-1 ring-accent/60 ring-inset' : ''}`}
                  style={{
                    background: `color-mix(in oklab, var(${cell.correct ? '--color-run-a' : '--color-run-b'}) ${Math.round(cell.weight * DARKEST)}%, var(--color-sunken))`,
                  }}
                >
                  <span className="block font-medium">{cell.count}</span>
                  <span className="block text-2xs">{cell.share}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
