/**
 * The point-in-time rule as one pass in the order of time, in SQL that DuckDB, PostgreSQL and Redshift all run.
 *
 * Among rows of one key the winner does not depend on who asks, so each row gets its place in that order. A row can be
 * seen from its event on, with the created cutoff from max(event, created) on. Then, going through rows and moments
 * together in the order of time, the highest place seen so far is the row a moment gets. Nothing grows with the pairs
 * of moments and rows: the work is that of sorting both.
 */
interface Sweep {
  /** Relation with the key columns (none NULL), `event` (not NULL), `created` and the columns of `tieBreak`. */
  readonly history: string;
  /** Relation with the key columns, `rid` and `moment`. */
  readonly moments: string;
  readonly keys: readonly string[];
  /** What decides between rows of equal key, event and created. */
  readonly tieBreak: readonly string[];
  readonly createdCutoff: boolean;
  readonly ttlMs: number;
  /** Columns of `history` wanted. */
  readonly values: readonly string[];
}

/**
 * SELECT of one row a moment: `rid`, `reason` (a `NullReason` or NULL), `event` and `created` of the row that counts,
 * and its values, NULL where there is a reason.
 */
export function sweepHistory(sweep: Sweep): string {
  const { history, moments, keys, tieBreak, createdCutoff, values } = sweep;
  const key = keys.join(', ');
  const seenFrom = createdCutoff ? 'CASE WHEN created > event OR created IS NULL THEN created ELSE event END' : 'event';
  const order = ['event', 'created', ...tieBreak].map((column) => `${column} NULLS FIRST`).join(', ');
  const sameKey = keys.map((name) => `h.${name} = s.${name}`).join(' AND ');
  const isExpired = expired('h.event', 's.moment', sweep.ttlMs);
  const list = values.map((name) => `CASE WHEN ${isExpired} THEN NULL ELSE h.${name} END AS ${name}`);
  // A row whose creation nobody knows has no time from which it is seen: NULLS LAST puts it after every moment.
  return `
    WITH ranked AS (
      SELECT h.*, ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place FROM ${history} h
    ), timeline AS (
      SELECT ${key}, ${seenFrom} AS seen_from, 0 AS is_moment, place, event, CAST(NULL AS BIGINT) AS rid FROM ranked
      UNION ALL
      SELECT ${key}, moment, 1, CAST(NULL AS BIGINT), CAST(NULL AS TIMESTAMP), rid FROM ${moments} m
    ), seen AS (
      SELECT ${key}, rid, seen_from AS moment, is_moment, MIN(event) OVER (PARTITION BY ${key}) AS first_event,
        MAX(place) OVER (
          PARTITION BY ${key} ORDER BY seen_from NULLS LAST, is_moment ROWS UNBOUNDED PRECEDING
        ) AS place
      FROM timeline
    )
    SELECT s.rid, ${[
      `CASE WHEN s.first_event IS NULL THEN 'unknownKey' WHEN s.first_event > s.moment THEN 'onlyLater'
        WHEN s.place IS NULL THEN 'writtenLater' WHEN ${isExpired} THEN 'outsideTtl' END AS reason`,
      'h.event AS event, h.created AS created',
      ...list,
    ].join(', ')}
    FROM seen s LEFT JOIN ranked h ON ${sameKey} AND h.place = s.place
    WHERE s.is_moment = 1`;
}

/** Condition: the event is older than the ttl at the moment. */
export function expired(event: string, moment: string, ttlMs: number): string {
  return ttlMs > 0 ? `${event} < ${moment} - INTERVAL '${ttlMs / 1000} seconds'` : '1 = 0';
}
