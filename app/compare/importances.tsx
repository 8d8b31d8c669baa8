import { featureName } from '#server/models/vocabulary';
import type { Beside } from '#server/runs/read-beside';
import type { ModelImportance } from '#server/training/feature-importance';
import { formatPercent } from '../_ui/format-number.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { Dumbbell } from './dumbbell.tsx';
import type { ComparedRun } from './prepare-comparison.ts';
import { prepareImportances } from './prepare-importances.ts';

interface ImportancesProps {
  readonly left: ComparedRun;
  readonly right: ComparedRun;
  readonly beside: Beside | Promise<Beside>;
}

/** A dumbbell a feature: how much of its attention each of two models gives it. Left out where one cannot be read. */
export async function Importances({ left, right, beside }: ImportancesProps) {
  const { importances } = await beside;
  const [ours, theirs] = [importances[left.position], importances[right.position]];
  if (!ours || !theirs) return null;
  const rows = prepareImportances(ours, theirs);
  const most = Math.max(0.01, ...rows.flatMap((row) => [row.left ?? 0, row.right ?? 0]));
  const measureOf = (one: ModelImportance) => one.measures[0];
  return (
    <div className="mt-5">
      <h3 className="text-sm font-medium">
        Importance, <RunIdentity position={left.position} /> and <RunIdentity position={right.position} />
      </h3>
      <p className="text-xs text-ink-faint">
        Shares of each model’s total ({measureOf(ours)} and {measureOf(theirs)}), largest difference first
      </p>
      <ul className="mt-2 grid max-w-3xl gap-1">
        {rows.map(({ feature, ...shares }) => (
          <li key={feature} className="grid grid-cols-[8rem_minmax(0,1fr)_7rem] items-center gap-3 text-xs">
            <span title={feature} className="truncate font-mono">
              {featureName(feature)}
            </span>
            <div className="mx-1.5">
              <Dumbbell
                ends={[
                  { position: left.position, share: shares.left && shares.left / most },
                  { position: right.position, share: shares.right && shares.right / most },
                ]}
              />
            </div>
            <span className="text-right text-ink-soft">
              {write(shares.left)} → {write(shares.right)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const write = (share: number | null): string => (share === null ? '—' : formatPercent(share));
