import { setImmediate } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { adjustForMany } from './comparison/adjust-for-many.ts';
import { compareSettings } from './comparison/compare-settings.ts';
import { type Contestant, gatherContestants } from './comparison/gather-contestants.ts';
import { headline } from './comparison/headline.ts';
import { majorityHoldout } from './comparison/majority-holdout.ts';
import type { ScoredRun } from './comparison/on-common-rows.ts';
import { overallVerdict } from './comparison/overall-verdict.ts';
import {
  type Challenge,
  type Comparison,
  type ComparisonOptions,
  MAJORITY,
  type PairedStatistics,
  type Reference,
} from './comparison-schema.ts';
import { pairedStatistics, toPairable } from './paired-statistics.ts';
import { reportIntervals } from './report-intervals.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';
import { verdictSentence } from './verdict.ts';

const MOST_RUNS = 8;

/**
 * Holds 2 to 8 finished runs against one of them, or against the majority class: reports, paired statistics, features,
 * settings, and what a person should take from it. Where two runs answer different questions or were judged on different
 * holdouts their difference is not computed, unless `rows` asks for the rows that all of them held out; where one could
 * not score some rows of the same holdout, all figures are of the rows that every run scored.
 *
 * @throws AppError invalid_input for too few, too many or repeated runs, or a reference that is none of them; conflict for
 *   runs that did not finish; not_found naming every unknown id.
 */
export async function compareRuns(ids: readonly string[], options: ComparisonOptions = {}): Promise<Comparison> {
  const finished = requireFinished(await getRuns(requireSensible(ids)));
  const { rows = 'own', against } = options;
  const at = against === MAJORITY ? 0 : requirePosition(against ?? ids[0]!, ids);
  const { contestants, note, commonRows } = await gatherContestants(finished, finished[at]!, rows);
  const reference = toReference(contestants[at]!, against === MAJORITY);
  const runs = contestants.map(({ run }) => run);
  const challenges = await challengesOf(reference, contestants, contestants[at]!);
  return {
    runs,
    reference,
    rows,
    commonRows,
    comparable: challenges.every(({ notComparable }) => notComparable === null),
    note,
    challenges,
    intervals: runs.map(({ report }) => reportIntervals(report)),
    features: [...new Set(runs.flatMap((run) => run.features))].map((feature) => ({
      feature,
      in: runs.map((run) => run.features.includes(feature)),
    })),
    settings: compareSettings(runs),
    headline: headline(runs, reference, challenges),
    verdict: [note, overallVerdict(runs, reference, challenges)].filter(Boolean).join(' '),
  };
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

function requirePosition(against: string, ids: readonly string[]): number {
  const at = ids.indexOf(against);
  if (at >= 0) return at;
  const message = `The runs cannot be held against "${against}": it must be one of them, or ${MAJORITY}.`;
  throw new AppError('invalid_input', message, { fields: { against: message } });
}

/** A finished run has its reports; the type says so from here on. */
type FinishedRun = ScoredRun['run'];

const isFinished = (run: Run): run is FinishedRun => run.report !== null && run.baseline !== null;

function requireFinished(runs: readonly Run[]): FinishedRun[] {
  const unfinished = runs.filter((run) => !isFinished(run));
  if (unfinished.length > 0) {
    const names = unfinished.map(({ name, id, status }) => `"${name}" (${id}) is ${status}`);
    throw new AppError('conflict', `Only finished runs can be compared: ${names.join(', ')}.`);
  }
  return runs.filter(isFinished);
}

function toReference({ run }: Contestant, isMajority: boolean): Reference {
  return isMajority
    ? { runId: null, name: 'the majority class', report: run.baseline }
    : { runId: run.id, name: run.name, report: run.report };
}

/** Every run but the reference against it, with p-values that bear being read one by one. */
async function challengesOf(
  reference: Reference,
  contestants: readonly Contestant[],
  judge: Contestant,
): Promise<Challenge[]> {
  const challengers = contestants.filter(({ run }) => run.id !== reference.runId);
  const statistics = adjustForMany(await statisticsOf(reference, challengers, judge));
  return challengers.map(({ run, notComparable }, i) => ({
    runId: run.id,
    notComparable,
    statistics: statistics[i]!,
    verdict: verdictSentence({
      reference,
      challenger: run,
      baseline: reference.runId === null ? null : judge.run.baseline,
      statistics: statistics[i]!,
      notComparable,
    }),
  }));
}

/** Lets others run between two challengers: each takes some milliseconds of this thread. */
async function statisticsOf(
  reference: Reference,
  challengers: readonly Contestant[],
  judge: Contestant,
): Promise<(PairedStatistics | null)[]> {
  const statistics: (PairedStatistics | null)[] = challengers.map(() => null);
  if (challengers.every(({ notComparable }) => notComparable)) return statistics;
  const classValues = reference.report.classes.map(({ label }) => label);
  const held = toPairable(reference.runId === null ? majorityHoldout(judge) : judge.holdout, classValues);
  for (const [i, { holdout, notComparable }] of challengers.entries()) {
    if (notComparable) continue;
    await setImmediate();
    statistics[i] = pairedStatistics(held, toPairable(holdout, classValues, held));
  }
  return statistics;
}
