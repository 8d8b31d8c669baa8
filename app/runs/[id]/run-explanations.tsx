import { EXPLANATIONS, type ExplanationKind, type Run, type RunExplanation } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import { JobButton } from '../../_ui/job-button.client.tsx';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import { Section } from '../../_ui/section.tsx';
import { type ExplanationTable, prepareExplanation } from './prepare-explanations.ts';

interface RunExplanationsProps {
  readonly run: Run;
  readonly report: Report;
  readonly explanations: readonly RunExplanation[];
}

/** What moves a run's answers; what was not worked out with the run can be asked for, with its cost said. */
export function RunExplanations({ run, report, explanations }: RunExplanationsProps) {
  if (run.algorithm === 'onnx') return null;
  const missing = (Object.keys(EXPLANATIONS) as ExplanationKind[]).filter((kind) =>
    explanations.every((one) => one.kind !== kind),
  );
  const tables = explanations
    .map((one) => prepareExplanation(one, report.classes, run.crossValidation !== null))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      {tables.map((table) => (
        <Section key={table.kind} title={EXPLANATIONS[table.kind].title} about={table.about} flush>
          <Explanation table={table} />
        </Section>
      ))}
      {missing.map((kind) => (
        <Section key={kind} title={EXPLANATIONS[kind].title} about={`Not worked out yet: ${EXPLANATIONS[kind].cost}.`}>
          <JobButton
            url={`/api/v1/runs/${run.id}/explanations`}
            body={{ kind }}
            title="Work it out"
            label={`Work it out: ${EXPLANATIONS[kind].title}`}
            done="Done."
          />
        </Section>
      ))}
    </div>
  );
}

function Explanation({ table }: { table: ExplanationTable }) {
  const caption = EXPLANATIONS[table.kind].title;
  return (
    <ScrollX label={caption}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}, largest first</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="eyebrow w-full px-4 py-1.5 text-left">
              Feature
            </th>
            {table.columns.map((column) => (
              <th key={column} scope="col" className="eyebrow px-3 py-1.5 text-right last:pr-4">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.feature} className="border-b border-line/70 last:border-0">
              <th scope="row" title={row.feature} className="px-4 py-1.5 text-left font-normal">
                {row.name}
                <span
                  aria-hidden="true"
                  className="mt-0.5 block h-1 rounded-full bg-accent/70"
                  style={{ width: `${row.bar}%` }}
                />
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key} className="px-3 py-1.5 text-right last:pr-4">
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
