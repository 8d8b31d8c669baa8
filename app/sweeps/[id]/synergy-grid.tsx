import type { MetricName } from '#server/runs/comparison-schema';
import type { LatticeValues, Sweep } from '#server/runs/sweep-schema';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import { Section } from '../../_ui/section.tsx';
import { prepareSynergy, type SynergyCell } from './prepare-values.ts';

interface SynergyGridProps {
  readonly sweep: Sweep;
  readonly lattice: LatticeValues;
  readonly metric: MetricName;
}

/** Every two candidates: whether they help each other (blue) or repeat each other (orange). */
export function SynergyGrid({ sweep, lattice, metric }: SynergyGridProps) {
  const { names, cells } = prepareSynergy(sweep, lattice);
  if (names.length < 2) return null;
  return (
    <Section
      title="What two bring together"
      about={`Shapley interaction on ${METRIC_TITLES[metric]}: above 0 they help each other, below they repeat each other. Bold: the 95% interval leaves out 0.`}
      flush
    >
      <ScrollX label="Pairs of candidates">
        <table className="w-full border-collapse text-2xs">
          <caption className="sr-only">What two candidates bring together</caption>
          <thead>
            <tr>
              <td />
              {names.map((name) => (
                <th key={name} scope="col" className="px-1 py-2 align-bottom font-mono font-normal text-ink-soft">
                  <span className="inline-block rotate-180 [writing-mode:vertical-rl]">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row, i) => (
              <tr key={names[i]}>
                <th scope="row" className="pr-2 pl-4 text-left font-mono font-normal whitespace-nowrap text-ink-soft">
                  {names[i]}
                </th>
                {row.map((cell, j) => (
                  <Cell key={names[j]} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

function Cell({ cell }: { cell: SynergyCell | null }) {
  if (!cell) return <td className="bg-sunken" />;
  const hue = cell.strength >= 0 ? 'var(--color-better)' : 'var(--color-worse)';
  // At most a third of the hue, so that the text keeps its contrast in both themes.
  const share = Math.round(33 * Math.abs(cell.strength));
  return (
    <td
      title={cell.title}
      className={`min-w-12 border border-surface px-1 py-1 text-center ${cell.certain ? 'font-bold' : ''}`}
      style={{ background: `color-mix(in srgb, ${hue} ${share}%, var(--color-surface))` }}
    >
      {cell.text}
    </td>
  );
}
