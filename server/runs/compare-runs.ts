import { AppError } from '#server/platform/errors';
import { compareSettings } from './comparison/compare-settings.ts';
import { onCommonRows, type ScoredRun } from './comparison/on-common-rows.ts';
import { overallVerdict } from './comparison/overall-verdict.ts';
import { pairedStatistics } from './paired-statistics.ts';
import { getHoldout } from './results.repo.ts';
import { getRuns } from './runs.repo.ts';
import type { Challenge, Comparison, Run } from './schema.ts';
import { verdictSentence } from './verdict.ts';

const MOST_RUNS = 8;

/**
 * Holds 2 to 8 finished runs against the first of them: reports, paired statistics, features, settings, and what a
 * person should take from it. Where two runs were judged on different holdouts their difference is not computed; where
 * one could not score some rows of the same holdout, all figures are of the rows that every run scored.
 *
 * @throws AppError invalid_input for too few, too many or repeated runs, or runs of different labels; conflict for runs
 *   that did not finish; not_found naming every unknown id.
 */
export async function compareRuns(ids: readonly string[]): Promise<Comparison> {
  const finished = requireComparable(await getRuns(requireSensible(ids)));
  const { contestants, note } = await gather(finished);
  const [reference, ...challengers] = contestants as [Contestant, ...Contestant[]];
  const runs = contestants.map(({ run }) => run);
  const challenges = challengers.map((challenger) => challenge(reference, challenger));
  return {
    runs,
    comparable: challenges.every(({ notComparable }) => notComparable === null),
    note,
    challenges,
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
  readonly notComparable: string | null;
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

function requireComparable(runs: readonly Run[]): [FinishedRun, ...FinishedRun[]] {
  const unfinished = runs.filter((run) => !isFinished(run));
  if (unfinished.length > 0) {
    const names = unfinished.map(({ name, id, status }) => `"${name}" (${id}) is ${status}`);
    throw new AppError('conflict', `Only finished runs can be compared: ${names.join(', ')}.`);
  }
  const labels = new Set(runs.map(({ label }) => label));
  if (labels.size > 1) {
    throw new AppError(
      'invalid_input',
      `These runs answer different questions: their labels are ${[...labels].join(', ')}.`,
    );
  }
  return runs as [FinishedRun, ...FinishedRun[]];
}

function challenge(reference: Contestant, challenger: Contestant): Challenge {
  const { notComparable } = challenger;
  const classValues = reference.run.report.classes.map(({ label }) => label);
  const statistics =
    notComparable === null ? pairedStatistics(reference.holdout, challenger.holdout, classValues) : null;
  const { baseline } = reference.run;
  const verdict = verdictSentence({ reference: reference.run, challenger: challenger.run, baseline, statistics });
  return { runId: challenger.run.id, notComparable, statistics, verdict };
}

/** Same holdout rows with the same labels, and the same classes to answer. */
function whyNotComparable(reference: FinishedRun, challenger: FinishedRun): string | null {
  if (reference.splitFingerprint !== challenger.splitFingerprint) {
    return (
      `${challenger.name} was scored on a different holdout (${short(challenger.splitFingerprint)}) than ` +
      `${reference.name} (${short(reference.splitFingerprint)})`
    );
  }
  const classes = ({ report }: FinishedRun): string => report.classes.map(({ label }) => label).join();
  return classes(reference) === classes(challenger) ? null : `${challenger.name} was trained on other classes`;
}

const short = (fingerprint: string | null): string => fingerprint?.slice(0, 8) ?? 'unknown';
