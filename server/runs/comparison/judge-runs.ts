import { setImmediate } from 'node:timers/promises';
import type {
  AskedThreshold,
  Challenge,
  ComparedRows,
  Comparison,
  PairedStatistics,
  Reference,
} from '../comparison-schema.ts';
import { pairedStatistics, toPairable } from '../statistics/paired-statistics.ts';
import { verdictSentence } from '../verdict/verdict-sentence.ts';
import { adjustForMany } from './adjust-for-many.ts';
import { atThreshold } from './at-threshold.ts';
import { type Contestant, gatherContestants } from './gather-contestants.ts';
import { headline } from './headline.ts';
import { majorityHoldout } from './majority-holdout.ts';
import { nameApart } from './name-apart.ts';
import type { ScoredRun } from './on-common-rows.ts';
import { overallVerdict } from './overall-verdict.ts';

type FinishedRun = ScoredRun['run'];

/** Runs that can be compared, and how. */
export interface Question {
  readonly runs: readonly FinishedRun[];
  /** Whose rows and baseline count. */
  readonly judge: FinishedRun;
  readonly isAgainstMajority: boolean;
  readonly rows: ComparedRows;
  readonly threshold: AskedThreshold | null;
}

/** What only the answers of the runs tell. */
export interface Judged
  extends Pick<Comparison, 'commonRows' | 'note' | 'comparable' | 'challenges' | 'headline' | 'verdict'> {
  /** Of each run, on the rows that count. */
  readonly reports: readonly Pick<FinishedRun, 'report' | 'baseline'>[];
}

/** Reads the answers of the runs and works out every difference from the reference. */
export async function judgeRuns({ runs, judge, isAgainstMajority, rows, threshold }: Question): Promise<Judged> {
  const gathered = await gatherContestants(nameApart(runs), judge, rows);
  const { note, commonRows } = gathered;
  const contestants = threshold ? gathered.contestants.map((one) => atThreshold(one, threshold)) : gathered.contestants;
  const held = contestants.find(({ run }) => run.id === judge.id)!;
  const reference = toReference(held.run, isAgainstMajority);
  const challenges = await challengesOf(reference, contestants, held);
  const judged = contestants.map(({ run }) => run);
  return {
    commonRows,
    note,
    comparable: challenges.every(({ notComparable }) => notComparable === null),
    challenges,
    headline: headline(judged, reference, challenges),
    verdict: [threshold && onThreshold(threshold), note, overallVerdict(judged, reference, challenges)]
      .filter(Boolean)
      .join(' '),
    reports: judged.map(({ report, baseline }) => ({ report, baseline })),
  };
}

const onThreshold = ({ name, value }: AskedThreshold): string =>
  `Every run is taken to answer ${name} where it gives that at least ${value.toFixed(3)}.`;

export function toReference(run: FinishedRun, isMajority: boolean): Reference {
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
      reference: reference.runId === null ? reference : judge.run,
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
