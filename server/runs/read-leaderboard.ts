import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { onCommonRows, type ScoredRun } from './comparison/on-common-rows.ts';
import { whyNotComparable } from './comparison/why-not-comparable.ts';
import type { MetricName } from './comparison-schema.ts';
import type { Leaderboard, Standing } from './experiment-schema.ts';
import { type Contestant, differencesFrom, toContestants } from './experiments/contestants.ts';
import { rankBands } from './experiments/rank-bands.ts';
import { getExperiment, listRunsOfExperiment } from './experiments.repo.ts';
import { getHoldout } from './results.repo.ts';
import type { Run } from './schema.ts';

/** Runs of an experiment that are looked at, newest first. */
const MOST_RUNS = 500;
/** Runs that are held against each other: every pair of a band's head and a run below costs some milliseconds. */
const MOST_RANKED = 40;

/**
 * The runs of an experiment in bands that can be told apart on the rows they share, the majority class among them. Runs
 * that were scored on other rows than the newest finished one (the data has changed since) have no place.
 *
 * @throws AppError not_found for an unknown experiment.
 */
export async function readLeaderboard(idOrName: string): Promise<Leaderboard> {
  const experiment = await getExperiment(idOrName);
  const runs = await listRunsOfExperiment(experiment.id, MOST_RUNS);
  const { metric } = experiment;
  const unplaced = whyUnplaced(runs, metric);
  const gathered: ScoredRun[] = [];
  for (const run of runs.filter(isFinished)) {
    if (!unplaced.has(run)) gathered.push({ run, holdout: await getHoldout(run.id) });
  }
  const { scored, note } = onCommonRows(gathered);
  return {
    experiment,
    standings: toStandings(toContestants(scored, metric), metric),
    rows: scored[0]?.holdout.keys.length ?? 0,
    note,
    unplaced: [...unplaced].map(([run, because]) => ({ run, because })),
  };
}

/** Runs that cannot be held against the others, with the reason. @param runs newest first. */
function whyUnplaced(runs: readonly Run[], metric: MetricName): Map<Run, string> {
  const finished = runs.filter(isFinished);
  const reasons = new Map<Run, string>();
  for (const run of runs) {
    const because = isFinished(run) ? whyNotComparable(finished[0]!, run)?.sentence : `it is ${run.status}`;
    if (because) reasons.set(run, because);
    else if (figureOf(run, metric) === null) reasons.set(run, `it has no ${metric}`);
  }
  const sign = LESS_IS_BETTER.has(metric) ? 1 : -1;
  const placed = finished
    .filter((run) => !reasons.has(run))
    .sort((a, b) => sign * (figureOf(a, metric)! - figureOf(b, metric)!));
  for (const run of placed.slice(MOST_RANKED)) reasons.set(run, `it is not among the best ${MOST_RANKED}`);
  return reasons;
}

const figureOf = ({ report }: Run, metric: MetricName): number | null => report?.metrics[metric] ?? null;

const isFinished = (run: Run): run is ScoredRun['run'] => run.report !== null && run.baseline !== null;

function toStandings(contestants: readonly Contestant[], metric: MetricName): Standing[] {
  const majority = contestants.find(({ run }) => run === null);
  const others = contestants.filter((one) => one !== majority);
  const gains = majority ? differencesFrom(majority, others, metric) : [];
  const placings = rankBands(contestants.length, (head, rest) =>
    differencesFrom(
      contestants[head]!,
      rest.map((at) => contestants[at]!),
      metric,
    ),
  );
  return placings.map(({ at, band, behind }) => {
    const { run, figure } = contestants[at]!;
    return { run, figure, band, behind, gain: gains[others.indexOf(contestants[at]!)] ?? null };
  });
}
