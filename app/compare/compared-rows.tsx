import { featureName } from '#server/models/vocabulary';
import type { Comparison } from '#server/runs/comparison-schema';
import { type ComparedRowsPage, listComparedRows } from '#server/runs/list-compared-rows';
import { Dialog } from '../_ui/dialog.client.tsx';
import { formatQuantity, formatValue } from '../_ui/format-number.ts';
import { identityAt } from '../_ui/identity.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import type { AskedCell, CompareLink } from './compare-state.ts';

interface ComparedRowsProps {
  readonly comparison: Comparison;
  readonly cell: AskedCell;
  readonly link: CompareLink;
}

/** The rows behind a cell with what every run says of them: where one is right and another wrong, and on what values. */
export async function ComparedRows({ comparison, cell, link }: ComparedRowsProps) {
  const { runs } = comparison;
  const position = runs.findIndex(({ id }) => id === cell.of);
  const classes = runs[position]?.report?.classes;
  if (!classes) return null;
  const nameOf = (label: number | null): string =>
    label === null ? '—' : (classes.find((one) => one.label === label)?.name ?? String(label));
  const { against, ...asked } = cell;
  const page = await listComparedRows({
    ...asked,
    runs: runs.map(({ id }) => id),
    ...(against && { against }),
    ...(comparison.threshold && { threshold: comparison.threshold.value, class: comparison.threshold.label }),
  });
  const letterOf = (id: string): string => identityAt(runs.findIndex((run) => run.id === id)).letter;
  const pair = against ? `Only one of ${letterOf(cell.of)} and ${letterOf(against)}` : letterOf(cell.of);
  return (
    <Dialog
      title={`${pair} answers ${nameOf(cell.predicted)} where ${nameOf(cell.truth)} is true`}
      closeHref={link({ cell: '' })}
    >
      <p className="mb-2 text-sm text-ink-faint">
        {formatQuantity(page.total, 'row')}
        {page.rows.length < page.total && `, the first ${page.rows.length} of them`}
      </p>
      <RowTable page={page} runs={runs} nameOf={nameOf} />
    </Dialog>
  );
}

interface RowTableProps {
  readonly page: ComparedRowsPage;
  readonly runs: Comparison['runs'];
  readonly nameOf: (label: number | null) => string;
}

function RowTable({ page, runs, nameOf }: RowTableProps) {
  return (
    <ScrollX label="Rows">
      <table className="w-full border-collapse text-xs">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="eyebrow px-2 py-1 text-left">
              Key
            </th>
            {runs.map((run, i) => (
              <th key={run.id} scope="col" className="px-2 py-1 text-left">
                <RunIdentity position={i} />
              </th>
            ))}
            {page.features.map((feature) => (
              <th key={feature} scope="col" title={feature} className="px-2 py-1 text-right font-mono font-normal">
                {featureName(feature)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.key} className="border-b border-line/70 last:border-0">
              <th scope="row" className="px-2 py-1 text-left font-mono font-normal">
                {row.key}
              </th>
              {row.answers.map((answer, i) => (
                <td key={runs[i]!.id} className="px-2 py-1 whitespace-nowrap">
                  <span className={toneOf(answer, row.label)}>
                    {answer !== null && (answer === row.label ? '✓ ' : '✗ ')}
                    {nameOf(answer)}
                  </span>{' '}
                  <span className="text-ink-faint">{row.confidences[i]?.toFixed(2)}</span>
                </td>
              ))}
              {row.features.map((value, f) => (
                <td key={page.features[f]} className="px-2 py-1 text-right">
                  {formatValue(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

const toneOf = (answer: number | null, truth: number): string =>
  answer === null ? 'text-ink-faint' : answer === truth ? 'text-better' : 'text-worse';
