import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Comparison } from '#server/runs/comparison-schema';
import type { Report } from '#server/training/schema';
import { ConfusionGrid } from '../_ui/confusion-grid.tsx';
import { identityAt } from '../_ui/identity.ts';
import { prepareConfusion } from '../_ui/prepare-confusion.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { type CompareLink, writeCell } from './compare-state.ts';
import { ConfusionDifference } from './confusion-difference.tsx';
import { type ComparedRun, referenceName } from './prepare-comparison.ts';
import { prepareConfusionDifference } from './prepare-confusion-difference.ts';

interface ConfusionsProps {
  readonly comparison: Comparison;
  readonly runs: readonly ComparedRun[];
  /** null where the rows behind a cell may be gone. */
  readonly link: CompareLink | null;
}

/**
 * The reference's matrix, and beside it what each challenger changed. The matrix itself of every run that has no such
 * difference, and of both where there are two.
 */
export function Confusions({ comparison, runs, link }: ConfusionsProps) {
  const { reference } = comparison;
  const base = referenceName(comparison);
  const whole = runs.filter((run) => run.isReference || !run.hasDifference || runs.length === 2);
  const rows = comparison.rows === 'own' ? link : null;
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-5">
      {whole.map((run) => (
        <Multiple key={run.id} title={<RunTitle run={run} />}>
          <Matrix run={run} report={comparison.runs[run.position]?.report ?? null} link={rows} />
        </Multiple>
      ))}
      {runs.map((run) => {
        const report = comparison.runs[run.position]?.report;
        if (!run.hasDifference || !report) return null;
        const letter = identityAt(run.position).letter;
        return (
          <Multiple key={run.id} title={`${letter} − ${base}, rows`}>
            <ConfusionDifference
              difference={prepareConfusionDifference(reference.report, report)}
              caption={`Confusion of ${letter} minus that of ${base}`}
              hrefOf={
                rows && reference.runId
                  ? (truth, predicted) =>
                      rows({ cell: writeCell({ of: run.id, against: reference.runId, truth, predicted }) })
                  : null
              }
            />
          </Multiple>
        );
      })}
    </div>
  );
}

const RunTitle = ({ run }: { run: ComparedRun }) => (
  <>
    <RunIdentity position={run.position} /> {run.name}
  </>
);

function Matrix({ run, report, link }: { run: ComparedRun; report: Report | null; link: CompareLink | null }) {
  if (!report) return null;
  const caption = `Confusion matrix of ${identityAt(run.position).letter}`;
  const matrix = prepareConfusion(report);
  const labels = report.classes.map(({ label }) => label);
  return (
    <ConfusionGrid
      label={caption}
      caption={`${caption}. Rows: true class, columns: predicted class.`}
      predictedTitles={matrix.predictedTitles}
      rows={matrix.rows.map((row, i) => ({
        ...row,
        note: row.support,
        cells: row.cells.map(({ key, weight, correct, count, share }, j) => ({
          key,
          weight,
          colour: correct ? 'var(--color-run-a)' : 'var(--color-run-b)',
          ringed: correct,
          content: (
            <>
              <span className="block font-medium">
                {link && count !== '0' ? (
                  <Link
                    href={link({
                      cell: writeCell({ of: run.id, against: null, truth: labels[i]!, predicted: labels[j]! }),
                    })}
                    scroll={false}
                    className="underline decoration-dotted underline-offset-2 hover:decoration-solid"
                  >
                    {count}
                  </Link>
                ) : (
                  count
                )}
              </span>
              <span className="block text-2xs">{share}</span>
            </>
          ),
        })),
      }))}
    />
  );
}

function Multiple({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="max-w-full">
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {children}
    </div>
  );
}
