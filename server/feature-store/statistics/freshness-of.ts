import type { Ingest } from '../ingests.repo.ts';
import type { Materialization } from '../materializations.repo.ts';
import type { FeatureView } from '../vocabulary.ts';

/**
 * What a reader of a view is to know, the worst that holds:
 * - no_data: nothing was ingested.
 * - expired: the newest event is older than the ttl, so that reads give nulls.
 * - not_materialized: the online store was never filled.
 * - behind: rows came after the last materialization.
 * - fresh: none of these.
 */
export type FreshnessState = 'no_data' | 'expired' | 'not_materialized' | 'behind' | 'fresh';

/** How old a view's data is. */
export interface Freshness {
  readonly state: FreshnessState;
  /** Event of the newest ingest's rows; null before the first. */
  readonly latestEvent: Date | null;
  readonly latestIngestAt: Date | null;
  /** Up to when the online store has been filled; null before the first time. */
  readonly materializedUntil: Date | null;
  /** Whether the newest event is older than the view's ttl, so that reads give nulls. */
  readonly expired: boolean;
}

interface Moments {
  readonly ingests: readonly Pick<Ingest, 'asOf' | 'createdAt'>[];
  /** Materializations that came to their end. */
  readonly finished: readonly Pick<Materialization, 'endAt' | 'createdAt'>[];
  readonly now: Date;
}

/** How fresh a view is, from what filled its table and its place in the online store. */
export function freshnessOf(
  { ttlSeconds, online }: Pick<FeatureView, 'ttlSeconds' | 'online'>,
  { ingests, finished, now }: Moments,
): Freshness {
  const latestEvent = latest(ingests.map(({ asOf }) => asOf));
  const latestIngestAt = latest(ingests.map(({ createdAt }) => createdAt));
  const materializedUntil = latest(finished.map(({ endAt }) => endAt));
  const lastRead = latest(finished.map(({ createdAt }) => createdAt));
  const expired = latestEvent !== null && ttlSeconds > 0 && +now - +latestEvent > ttlSeconds * 1000;
  const behind = latestIngestAt !== null && lastRead !== null && latestIngestAt > lastRead;
  const state = (): FreshnessState => {
    if (!latestEvent) return 'no_data';
    if (expired) return 'expired';
    if (!online) return 'fresh';
    if (!materializedUntil) return 'not_materialized';
    return behind ? 'behind' : 'fresh';
  };
  return { state: state(), latestEvent, latestIngestAt, materializedUntil, expired };
}

function latest(moments: readonly Date[]): Date | null {
  return moments.reduce<Date | null>((newest, moment) => (newest && newest >= moment ? newest : moment), null);
}
