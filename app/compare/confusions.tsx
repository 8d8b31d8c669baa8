import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Comparison } from '#server/runs/comparison-schema';
import type { Report } from '#server/training/schema';
import { ConfusionGrid } from '../_ui/confusion-grid.tsx';
import { confusionRows } from '../_ui/confusion-rows.ts';
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
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly [number, number];
}

/** What a phone shows at a time, by the value of the choice above. */
const ON_PHONE = {
  base: 'max-sm:group-not-has-[[value=base]:checked]/shown:hidden',
  challenger: 'max-sm:group-not-has-[[value=challenger]:checked]/shown:hidden',
  difference: 'max-sm:group-not-has-[[value=difference]:checked]/shown:hidden',
  never: 'max-sm:hidden',
};

/**
 * The reference's matrix, and beside it what each challenger changed. The matrix itself of every run that has no such
 * difference, and of both where there are two. A phone has room for one: a choice says which.
 */
export function Confusions({ comparison, runs, link, pair }: ConfusionsProps) {
  const { reference } = comparison;
  const base = referenceName(comparison);
  const [left, right] = pair;
  const isWhole = (run: ComparedRun): boolean => run.isReference || !run.hasDifference || runs.length === 2;
  const whole = runs.filter((run) => isWhole(run) || run.position === right);
  const hasDifference = runs[right]?.hasDifference ?? false;
  const rows = comparison.rows === 'own' ? link : null;
  return (
    <div className="group/shown grid gap-x-8 gap-y-5 sm:grid-cols-[repeat(auto-fill,minmax(min(100%,max(18rem,22%)),1fr))]">
      <PhoneChoice letters={pair.map((position) => identityAt(position).letter)} hasDifference={hasDifference} />
      {whole.map((run) => (
        <Multiple
          key={run.id}
          title={<RunTitle run={run} />}
          shown={`${isWhole(run) ? '' : 'sm:hidden'} ${run.position === left ? ON_PHONE.base : run.position === right ? ON_PHONE.challenger : ON_PHONE.never}`}
        >
          <Matrix run={run} report={comparison.runs[run.position]?.report ?? null} link={rows} />
        </Multiple>
      ))}
      {runs.map((run) => {
        const report = comparison.runs[run.position]?.report;
        if (!run.hasDifference || !report) return null;
        const letter = identityAt(run.position).letter;
        return (
          <Multiple
            key={run.id}
            title={`${letter} − ${base}, rows`}
            shown={run.position === right ? ON_PHONE.difference : ON_PHONE.never}
          >
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
      rows={confusionRows(matrix, ({ count, share }, i, j) => (
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
      ))}
    />
  );
}

function PhoneChoice({ letters, hasDifference }: { letters: readonly string[]; hasDifference: boolean }) {
  const [base, challenger] = letters;
  const choices = [
    { value: 'base', title: base },
    { value: 'challenger', title: challenger },
    ...(hasDifference ? [{ value: 'difference', title: 'difference' }] : []),
  ];
  return (
    <fieldset className="flex gap-1 text-sm sm:hidden">
      <legend className="sr-only">Which matrix</legend>
      {choices.map(({ value, title }, i) => (
        <label
          key={value}
          className="rounded-md border border-line px-3 py-1.5 has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium"
        >
          <input
            type="radio"
            name="matrix"
            value={value}
            defaultChecked={i === choices.length - 1}
            className="sr-only"
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

function Multiple({ title, shown, children }: { title: ReactNode; shown: string; children: ReactNode }) {
  return (
    <div className={`max-w-full min-w-0 ${shown}`}>
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {children}
    </div>
  );
}
