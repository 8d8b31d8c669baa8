import { AppError } from '#server/platform/errors';
import { remember } from '#server/platform/remember';
import { type ScoreCurves, scoreCurves } from '#server/training/score-curves';
import type { ScoredRun } from './comparison/on-common-rows.ts';
import { getHoldout } from './results.repo.ts';
import { getRun } from './runs.repo.ts';
import type { Holdout, Run } from './schema.ts';

/** One class against the rest, over every threshold. */
export interface ClassCurves extends ScoreCurves {
  /** The class, as the report names it. */
  readonly label: number;
  readonly name: string;
  /** Holdout rows of the class. */
  readonly support: number;
}

export interface RunCurves {
  readonly runId: string;
  /** Holdout rows. */
  readonly rows: number;
  /** In the order of the report; of two classes the second alone, because the first is its mirror image. */
  readonly classes: readonly ClassCurves[];
}

/** A holdout never changes, and 10,000 rows take some 20 ms to read and sort. */
const recent = remember<RunCurves>(32);

/**
 * The curves of a finished run, on its holdout.
 * @throws AppError not_found for an unknown run; conflict for one without holdout predictions.
 */
export async function readRunCurves(id: string): Promise<RunCurves> {
  const run = await getRun(id);
  requireScored(run);
  return recent(run.id, async () => toRunCurves(run, await getHoldout(id)));
}

/** The run, which has its reports. @throws AppError conflict saying why there is nothing to look at. */
export function requireScored(run: Run): ScoredRun['run'] {
  const { name, status, report, baseline } = run;
  if (report && baseline) return { ...run, report, baseline };
  throw new AppError('conflict', `Run "${name}" is ${status}; only a finished run has predictions.`);
}

/** The same for rows one has already: a comparison's, which may be fewer than the run's. */
export function toRunCurves({ id, report }: Pick<Run, 'id' | 'report'>, holdout: Holdout): RunCurves {
  if (!report) throw new RangeError(`toRunCurves: run ${id} has no report, so nothing names its classes`);
  const indexes = new Map(report.classes.map(({ label }, k) => [label, k]));
  const labels = holdout.labels.map((value) => indexes.get(value)!);
  const { probabilities } = holdout;
  const classes = report.classes.length;
  const shown = classes === 2 ? [1] : report.classes.keys();
  return {
    runId: id,
    rows: labels.length,
    classes: Array.from(shown, (k) => ({
      label: report.classes[k]!.label,
      name: report.classes[k]!.name,
      support: labels.reduce((count, label) => count + Number(label === k), 0),
      ...scoreCurves({ labels, probabilities, classes }, k),
    })),
  };
}
