import type { CrossValidation } from '#server/runs/schema';
import { formatQuantity } from '../../_ui/format-number.ts';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import { Section } from '../../_ui/section.tsx';
import { type FoldRow, prepareFolds } from './prepare-folds.ts';

/** How much the figures of a cross-validated run move from fold to fold. */
export function RunFolds({ validation }: { validation: CrossValidation }) {
  const about = `${formatQuantity(validation.folds.length, 'fold')}, mean ± standard deviation; each dot is a fold`;
  return (
    <Section title="Folds" about={about} flush>
      <ScrollX label="Folds">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Metrics over the folds</caption>
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="eyebrow px-4 py-1.5 text-left">
                Metric
              </th>
              <th scope="col" className="eyebrow px-3 py-1.5 text-left">
                Folds
              </th>
              <th scope="col" className="eyebrow px-3 py-1.5 text-right">
                Mean ± sd
              </th>
              <th scope="col" className="eyebrow px-4 py-1.5 text-right">
                Majority
              </th>
            </tr>
          </thead>
          <tbody>
            {prepareFolds(validation).map((row) => (
              <Line key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

function Line({ row }: { row: FoldRow }) {
  return (
    <tr className="border-b border-line/70 last:border-0">
      <th scope="row" className="px-4 py-1.5 text-left font-normal">
        {row.title}
      </th>
      <td className="min-w-56 px-3 py-1.5">
        <span className="grid grid-cols-[3.5rem_1fr_3.5rem] items-center gap-2 text-xs text-ink-faint">
          <span className="text-right">{row.from}</span>
          <span className="relative h-3 border-b border-line-strong/60">
            {row.dots.map((dot) => (
              <span
                key={dot.key}
                title={dot.title}
                className="absolute top-0.5 size-2 -translate-x-1/2 rounded-full bg-accent/60"
                style={{ left: `${dot.at}%` }}
              />
            ))}
          </span>
          <span>{row.to}</span>
        </span>
      </td>
      <td className="px-3 py-1.5 text-right whitespace-nowrap">{row.spread}</td>
      <td className="px-4 py-1.5 text-right text-ink-soft">{row.baseline}</td>
    </tr>
  );
}
