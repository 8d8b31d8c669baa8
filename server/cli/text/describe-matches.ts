import { type HistoricalView, NULL_REASONS, type NullReason } from '#server/feature-store/historical-features';

const REASONS: Readonly<Record<NullReason, string>> = {
  unknownKey: 'unknown',
  onlyLater: 'known only later',
  writtenLater: 'written only later',
  outsideTtl: 'older than the ttl',
};

/** A line for a view of a joined dataset: how many rows it matched, and why not the others. */
export function describeMatches({ view, matched, nullReasons }: Omit<HistoricalView, 'chosen'>): string {
  const missed = NULL_REASONS.filter((reason) => nullReasons[reason] > 0);
  const total = missed.reduce((sum, reason) => sum + nullReasons[reason], matched);
  const why = missed.map((reason) => `${nullReasons[reason]} ${REASONS[reason]}`).join(', ');
  return `${view}: ${matched} of ${total} rows matched${why && ` (${why})`}`;
}
