import { AppError } from '#server/platform/errors';
import { compareSettings } from './comparison/compare-settings.ts';
import { overallVerdict } from './comparison/overall-verdict.ts';
import { pairedStatistics } from './paired-statistics.ts';
import { getHoldout, getRuns } from './runs.repo.ts';
import type { Challenge, Comparison, Holdout, Run } from './schema.ts';
import { verdictSentence } from './verdict.ts';

const MOST_RUNS = 8;

/**
 * Holds 2 to 8 finished runs against the first of them: reports, paired statistics, features, settings, and what a
 * person should take from it. Where two runs were scored on different rows their difference is not computed.
 *
 * @throws AppError invalid_input for too few, too many or repeated runs, or runs of different labels; conflict for runs
 *   that did not finish; not_found naming every unknown id.
 */
export async function compareRuns(ids: readonly string[]): Promise<Comparison> {
  const runs = await getRuns(requireSensible(ids));
  const [reference, ...challengers] = requireComparable(runs);
  const holdout = await getHoldout(reference.id);
  const challenges: Challenge[] = [];
  for (const challenger of challengers) challenges.push(await challenge(reference, holdout, challenger));
  return {
    runs,
    comparable: challenges.every(({ notComparable }) => notComparable === null),
    challenges,
    features: [...new Set(runs.flatMap((run) => run.features))].map((feature) => ({
      feature,
      in: runs.map((run) => run.features.includes(feature)),
    })),
    settings: compareSettings(runs),
    verdict: overallVerdict(runs, challenges),
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

/** A finished run has its reports; the type says so from here on. */
type FinishedRun = Run & {
  readonly report: NonNullable<Run['report']>;
  readonly baseline: NonNullable<Run['baseline']>;
};

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

async function challenge(reference: FinishedRun, holdout: Holdout, challenger: FinishedRun): Promise<Challenge> {
  const notComparable = whyNotComparable(reference, challenger);
  const classValues = reference.report.classes.map(({ label }) => label);
  const statistics =
    notComparable === null ? pairedStatistics(holdout, await getHoldout(challenger.id), classValues) : null;
  const verdict = verdictSentence({ reference, challenger, baseline: reference.baseline, statistics });
  return { runId: challenger.id, notComparable, statistics, verdict };
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
