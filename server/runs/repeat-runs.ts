import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import type { MetricName } from './comparison-schema.ts';
import type { RepeatedChallenge, RepeatedDifferences, RepeatedRun, Repetition } from './repeat-schema.ts';
import { type RepeatRuns, RepeatRunsSchema } from './repeat-schema.ts';
import { prepareRepetition } from './repetition/prepare-repetition.ts';
import { challengeVerdict, repetitionVerdict } from './repetition/repetition-verdict.ts';
import { scoreInThreads } from './repetition/score-in-threads.ts';
import type { SplitScores } from './repetition/score-split.ts';
import { differencesBySplit, spreadsOf, summarizeDifferences } from './repetition/summarize-splits.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';
import { holm } from './statistics/holm.ts';

export interface RepeatHooks {
  readonly signal?: AbortSignal;
  /** Told after every split. */
  readonly onProgress?: (done: number, splits: number) => void;
}

/**
 * Trains the settings of 2 to 8 runs again on many new splits, all of them on the same rows of every split, and says
 * whether their differences outlast the luck of one split. The rule is that of the first run's split; the runs
 * themselves are left as they are.
 *
 * @throws AppError invalid_input naming the field, for repeated runs, several labels or a split that is not drawn;
 *   conflict for imported models; not_found naming every unknown id; cancelled as the signal says.
 */
export async function repeatRuns(input: RepeatRuns, { signal, onProgress }: RepeatHooks = {}): Promise<Repetition> {
  const begun = performance.now();
  const { runs: ids, splits, seed } = parseInput(RepeatRunsSchema, input);
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated) {
    throw new AppError('invalid_input', `Run "${repeated}" is named twice; a run cannot be held against itself.`);
  }
  const runs = await getRuns(ids);
  const { task, sealed, leftOut } = await prepareRepetition(runs);
  const seeds = Array.from({ length: splits }, (_, i) => (seed + i) >>> 0);
  const scores = await scoreInThreads(task, seeds, {
    ...(signal && { signal }),
    onSplit: (done) => onProgress?.(done, splits),
  });
  const { train, holdout } = scores[0]!;
  const summary = summarize(runs, scores);
  const { testSize, stratify, group } = task.rule;
  return {
    splits,
    seed,
    rule: { testSize, stratify, ...(group && { group }) },
    rows: { train, holdout, sealed, leftOut },
    ...summary,
    verdict: repetitionVerdict({ splits, ...summary }),
    durationMs: performance.now() - begun,
  };
}

function summarize(
  runs: readonly Run[],
  scores: readonly SplitScores[],
): Pick<Repetition, 'runs' | 'baseline' | 'challenges'> {
  const testToTrain = scores[0]!.holdout / scores[0]!.train;
  const metricsOf = (at: number) => scores.map(({ metrics }) => metrics[at]!);
  const baseline = scores.map((split) => split.baseline);
  const reference = metricsOf(0);
  const challengers = runs.slice(1).map((run, i) => {
    const bySplit = differencesBySplit(metricsOf(i + 1), reference);
    return { run, bySplit, differences: summarizeDifferences(bySplit, testToTrain) };
  });
  const adjusted = adjustForMany(challengers.map(({ differences }) => differences));
  return {
    runs: runs.map(
      ({ id, name, owner, algorithm }, at): RepeatedRun => ({
        id,
        name,
        owner,
        algorithm,
        metrics: spreadsOf(metricsOf(at)),
        overBaseline: summarizeDifferences(differencesBySplit(metricsOf(at), baseline), testToTrain),
        likeBaseline: scores.filter(({ likeBaseline }) => likeBaseline[at]).length,
      }),
    ),
    baseline: spreadsOf(baseline),
    challenges: challengers.map(
      ({ run, bySplit }, i): RepeatedChallenge => ({
        runId: run.id,
        differences: adjusted[i]!,
        values: rounded(bySplit),
        verdict: challengeVerdict(runs[0]!.name, run.name, adjusted[i]!),
      }),
    ),
  };
}

/** Holm's correction over the challengers, metric by metric. */
function adjustForMany(challengers: readonly RepeatedDifferences[]): RepeatedDifferences[] {
  const correct = (name: MetricName, own: RepeatedDifferences) => {
    const family = challengers.map((one) => one[name]).filter((difference) => difference !== null);
    const difference = own[name];
    return difference && { ...difference, adjustedP: holm(family.map(({ p }) => p))[family.indexOf(difference)]! };
  };
  return challengers.map((own) => {
    const names = Object.keys(own) as MetricName[];
    return Object.fromEntries(names.map((name) => [name, correct(name, own)])) as RepeatedDifferences;
  });
}

/** What is stored and drawn needs no sixteen digits. */
function rounded(bySplit: Readonly<Record<MetricName, readonly (number | null)[]>>): RepeatedChallenge['values'] {
  const round = (value: number | null) => value && Number(value.toFixed(6));
  const entries = Object.entries(bySplit).map(([name, values]) => [name, values.map(round)] as const);
  return Object.fromEntries(entries) as Record<MetricName, (number | null)[]>;
}
