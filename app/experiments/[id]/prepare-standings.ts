import type { Leaderboard, Standing } from '#server/runs/experiment-schema';
import { tellsApart } from '#server/runs/tells-apart';
import { formatDelta, formatMetric } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';
import { type Delta, prepareDelta, withoutClaim } from '../../_ui/prepare-delta.ts';

export interface StandingRow {
  readonly key: string;
  readonly run: Standing['run'];
  /** `1`, or `1–3` where several share a band: the places that they could have. */
  readonly place: string;
  readonly band: number;
  readonly figure: string;
  readonly behind: StandingDelta | null;
  readonly gain: StandingDelta | null;
  readonly cost: string;
}

export interface StandingDelta {
  readonly delta: Delta;
  readonly interval: string;
}

/** The lines of a leaderboard: runs of one band share the places that they could have. */
export function prepareStandings({ experiment, standings }: Leaderboard): StandingRow[] {
  const sizes = new Map<number, number>();
  for (const { band } of standings) sizes.set(band, (sizes.get(band) ?? 0) + 1);
  return standings.map((standing) => ({
    key: standing.run?.id ?? 'majority',
    run: standing.run,
    place: placeOf(standing.band, sizes),
    band: standing.band,
    figure: formatMetric(standing.figure),
    behind: deltaOf(experiment.metric, standing.behind),
    gain: deltaOf(experiment.metric, standing.gain),
    cost: standing.run?.durations?.total === undefined ? '—' : formatDuration(standing.run.durations.total),
  }));
}

function placeOf(band: number, sizes: ReadonlyMap<number, number>): string {
  const first = [...sizes].filter(([other]) => other < band).reduce((sum, [, size]) => sum + size, 1);
  const size = sizes.get(band) ?? 1;
  return size === 1 ? String(first) : `${first}–${first + size - 1}`;
}

/** A difference and its interval; without a claim where the interval does not tell it from 0. */
function deltaOf(metric: string, difference: Standing['behind']): StandingDelta | null {
  if (difference === null) return null;
  const plain = prepareDelta(metric, difference.estimate, 0);
  const delta = tellsApart(difference) ? plain : withoutClaim(plain);
  return delta && { delta, interval: `${formatDelta(difference.low)} to ${formatDelta(difference.high)}` };
}
