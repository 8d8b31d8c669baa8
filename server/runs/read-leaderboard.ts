import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { onCommonRows, type ScoredRun } from './comparison/on-common-rows.ts';
import { type JudgedRun, whyNotComparable } from './comparison/why-not-comparable.ts';
import type { MetricName } from './comparison-schema.ts';
import type { Entrant, Leaderboard, Standing } from './experiment-schema.ts';
import { type Contestant, differencesFrom, toContestants } from './experiments/contestants.ts';
import { listEntrants, type RankedEntrant } from './experiments/entrants.repo.ts';
import { rankBands } from './experiments/rank-bands.ts';
import { getExperiment } from './experiments.repo.ts';
import { getHoldout } from './results.repo.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';

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
  const { metric } = experiment;
  const entrants = await listEntrants(experiment.id, metric);
  const unplaced = whyUnplaced(entrants, metric);
  const placed = new Map(entrants.flatMap((one) => (unplaced.has(one) ? [] : [[one.id, toEntrant(one)]])));
  const gathered: ScoredRun[] = [];
  for (const run of await getRuns([...placed.keys()])) {
    if (isFinished(run)) gathered.push({ run, holdout: await getHoldout(run.id) });
  }
  const { scored, note } = onCommonRows(gathered);
  return {
    experiment,
    standings: toStandings(toContestants(scored, metric), metric, placed),
    rows: scored[0]?.holdout.keys.length ?? 0,
    note,
    unplaced: [...unplaced].map(([run, because]) => ({ run: toEntrant(run), because })),
  };
}

/** Runs that cannot be held against the others, with the reason. @param runs newest first. */
function whyUnplaced(runs: readonly RankedEntrant[], metric: MetricName): Map<RankedEntrant, string> {
  const newest = runs.find(isJudged);
  const reasons = new Map<RankedEntrant, string>();
  for (const run of runs) {
    const because = isJudged(run) ? whyNotComparable(newest!, run)?.sentence : `it is ${run.status}`;
    if (because) reasons.set(run, because);
    else if (run.figure === null) reasons.set(run, `it has no ${metric}`);
  }
  const sign = LESS_IS_BETTER.has(metric) ? 1 : -1;
  const placed = runs.filter((run) => !reasons.has(run)).sort((a, b) => sign * (a.figure! - b.figure!));
  for (const run of placed.slice(MOST_RANKED)) reasons.set(run, `it is not among the best ${MOST_RANKED}`);
  return reasons;
}

const isJudged = (run: RankedEntrant): run is RankedEntrant & JudgedRun => run.report !== null;

const isFinished = (run: Run): run is ScoredRun['run'] => run.report !== null && run.baseline !== null;

/** Without what only decided its place. */
function toEntrant({ label: _, splitFingerprint: _2, report: _3, figure: _4, ...entrant }: RankedEntrant): Entrant {
  return entrant;
}

function toStandings(
  contestants: readonly Contestant[],
  metric: MetricName,
  entrants: ReadonlyMap<string, Entrant>,
): Standing[] {
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
    return {
      run: run && entrants.get(run.id)!,
      figure,
      band,
      behind,
      gain: gains[others.indexOf(contestants[at]!)] ?? null,
    };
  });
}
