import { featureName } from '#server/models/vocabulary';
import { FeatureNames } from './feature-names.tsx';
import type { FeatureSetDiff as Diff } from './prepare-feature-sets.ts';
import { RunIdentity } from './run-identity.tsx';

function Features({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <p className="text-sm text-ink-faint">none</p>;
  return <FeatureNames features={names} />;
}

/** Features only in A, in both, only in B. */
function TwoSets({ diff }: { diff: Diff }) {
  const only = (position: number) =>
    diff.partial.filter((one) => one.positions[0] === position).map((one) => one.feature);
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {[0, null, 1].map((position) => (
        <div key={position}>
          <h3 className="mb-1.5 text-sm font-medium">
            {position === null ? 'In both' : 'Only in '}
            {position !== null && <RunIdentity position={position} />}
          </h3>
          <Features names={position === null ? diff.shared : only(position)} />
        </div>
      ))}
    </div>
  );
}

/** One row a feature that not every run has, with the marks of the runs that have it. */
function ManySets({ diff, runs }: { diff: Diff; runs: number }) {
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="mb-1.5 text-sm font-medium">In all {runs}</h3>
        <Features names={diff.shared} />
      </div>
      <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
        {diff.partial.map((one) => (
          <li key={one.feature} className="flex items-baseline justify-between gap-3 border-b border-line/70 py-1">
            <span className="truncate font-mono text-xs" title={one.feature}>
              {featureName(one.feature)}
            </span>
            <span className="flex shrink-0 gap-2 text-xs">
              {one.positions.map((position) => (
                <RunIdentity key={position} position={position} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How the feature sets of the compared runs differ. */
export function FeatureSetDiff({ diff, runs }: { diff: Diff; runs: number }) {
  return runs === 2 ? <TwoSets diff={diff} /> : <ManySets diff={diff} runs={runs} />;
}
