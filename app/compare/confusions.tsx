import { Fragment, type ReactNode } from 'react';
import type { Comparison } from '#server/runs/comparison-schema';
import { ConfusionMatrix } from '../_ui/confusion-matrix.tsx';
import { identityAt } from '../_ui/identity.ts';
import { prepareConfusion } from '../_ui/prepare-confusion.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { ConfusionDifference } from './confusion-difference.tsx';
import { type ComparedRun, hasDifference } from './prepare-comparison.ts';
import { prepareConfusionDifference } from './prepare-confusion-difference.ts';

/** Small multiples: every matrix, and beside each challenger's what it changed. */
export function Confusions({ comparison, runs }: { comparison: Comparison; runs: readonly ComparedRun[] }) {
  const reference = comparison.runs[0]?.report;
  if (!reference) return null;
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-5">
      {comparison.runs.map(({ id, name, report }, position) => {
        if (!report) return null;
        const letter = identityAt(position).letter;
        const compared = runs[position];
        return (
          <Fragment key={id}>
            <Multiple
              title={
                <>
                  <RunIdentity position={position} /> {name}
                </>
              }
            >
              <ConfusionMatrix matrix={prepareConfusion(report)} caption={`Confusion matrix of ${letter}`} />
            </Multiple>
            {compared && hasDifference(compared) && (
              <Multiple title={`${letter} − A, rows`}>
                <ConfusionDifference
                  difference={prepareConfusionDifference(reference, report)}
                  caption={`Confusion of ${letter} minus that of A`}
                />
              </Multiple>
            )}
          </Fragment>
        );
      })}
    </div>
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
