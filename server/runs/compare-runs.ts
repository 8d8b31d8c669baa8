import { AppError } from '#server/platform/errors';
import { adjustForMany } from './comparison/adjust-for-many.ts';
import { compareSettings } from './comparison/compare-settings.ts';
import { onCommonRows, type ScoredRun } from './comparison/on-common-rows.ts';
import { overallVerdict } from './comparison/overall-verdict.ts';
import { whyNotComparable } from './comparison/why-not-comparable.ts';
import type { Challenge, Comparison, NotComparable } from './comparison-schema.ts';
import { pairedStatistics, toPairable } from './paired-statistics.ts';
import { reportIntervals } from './report-intervals.ts';
import { getHoldout } from './results.repo.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';
import { verdictSentence } from './verdict.ts';

const MOST_RUNS = 8;

/**
 * Holds 2 to 8 finished runs against the first of them: reports, paired statistics, features, settings, and what a
 * person should take from it. Where two runs answer different questions or were judged on different holdouts their
 * difference is not computed; where one could not score some rows of the same holdout, all figures are of the rows that
 * every run scored.
 *
 * @throws AppError invalid_input for too few, too many or repeated runs; conflict for runs that did not finish;
 *   not_found naming every unknown id.
 */
export async function compareRuns(ids: readonly string[]): Promise<Comparison> {
  const finished = requireFinished(await getRuns(requireSensible(ids)));
  const { contestants, note } = await gather(finished);
  const runs = contestants.map(({ run }) => run);
  const challenges = challengesOf(contestants as [Contestant, ...Contestant[]]);
  return {
    runs,
    comparable: challenges.every(({ notComparable }) => notComparable === null),
    note,
    challenges,
    intervals: runs.map(({ report }) => reportIntervals(report)),
    features: [...new Set(runs.flatMap((run) => run.features))].map((feature) => ({
      feature,
      in: runs.map((run) => run.features.includes(feature)),
    })),
    settings: compareSettings(runs),
    verdict: [note, overallVerdict(runs, challenges)].filter(Boolean).join(' '),
  };
}

interface Contestant extends ScoredRun {
  /** Why its difference from the reference may not be shown, or null when it may. */
  readonly notComparable: NotComparable | null;
}

/** The runs in their order with their answers; those that can be compared, on the rows that all of them scored. */
async function gather(
  runs: readonly [FinishedRun, ...FinishedRun[]],
): Promise<{ contestants: Contestant[]; note: string | null }> {
  const contestants: Contestant[] = [];
  for (const run of runs) {
    contestants.push({ run, holdout: await getHoldout(run.id), notComparable: whyNotComparable(runs[0], run) });
  }
  const { scored, note } = onCommonRows(contestants.filter(({ notComparable }) => notComparable === null));
  const byId = new Map(scored.map((one) => [one.run.id, one]));
  return { contestants: contestants.map((one) => byId.get(one.run.id) ?? one), note };
}

function requireSensible(ids: readonly string[]): readonly string[] {
  if (ids.length < 2 || ids.length > MOST_RUNS) {
    throw new AppError('invalid_input', `A comparison takes 2 to ${MOST_RUNS} runs; ${ids.length} were named.`);
  }
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated)
    throw new AppError('invalid_input', `Run "${repeated}" is named twice; a run cannot be held against itself.`);
  return ids;
}

/** A finished run has its reports; the type says so from here on. */
type FinishedRun = ScoredRun['run'];

const isFinished = (run: Run): run is FinishedRun => run.report !== null && run.baseline !== null;

function requireFinished(runs: readonly Run[]): [FinishedRun, ...FinishedRun[]] {
  const unfinished = runs.filter((run) => !isFinished(run));
  if (unfinished.length > 0) {
    const names = unfinished.map(({ name, id, status }) => `"${name}" (${id}) is ${status}`);
    throw new AppError('conflict', `Only finished runs can be compared: ${names.join(', ')}.`);
  }
  return runs as [FinishedRun, ...FinishedRun[]];
}

/** Every run but the first against the first, with p-values that bear being read one by one. */
function challengesOf([reference, ...challengers]: readonly [Contestant, ...Contestant[]]): Challenge[] {
  const classValues = reference.run.report.classes.map(({ label }) => label);
  const held = challengers.some(({ notComparable }) => notComparable === null)
    ? toPairable(reference.holdout, classValues)
    : null;
  const statistics = challengers.map((challenger) =>
    held && challenger.notComparable === null
      ? pairedStatistics(held, toPairable(challenger.holdout, classValues, held))
      : null,
  );
  const adjusted = adjustForMany(statistics);
  return challengers.map(({ run, notComparable }, i) => ({
    runId: run.id,
    notComparable,
    statistics: adjusted[i]!,
    verdict: verdictSentence({
      reference: reference.run,
      challenger: run,
      baseline: reference.run.baseline,
      statistics: adjusted[i]!,
      notComparable,
    }),
  }));
}
