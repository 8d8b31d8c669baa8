import { type DuckDb, quoteName } from '#server/platform/duckdb';
import type { JoinedView } from '../offline-store.ts';
import { expired, sweepHistory } from '../sweep.ts';
import { SQL_TYPES } from './append-cell.ts';
import { historyRelation, type ParquetHistory } from './parquet-history.ts';
import { mayTie } from './write-parquet.ts';

type View = JoinedView & ParquetHistory;

/**
 * Point-in-time join of the table `entity_row` (`rid` ascending from 0, `moment`, join keys as text) with the history of
 * a view: makes the table `joined` with `rid`, `reason`, `event`, `created` and `value0…` in the order of the features.
 *
 * DuckDB's ASOF JOIN finds the latest event up to each moment quickly, but knows neither ties nor the created cutoff.
 * So it settles the moments where neither plays a part, and the others, mostly few, are swept. All in one statement, for
 * within one the history that was read is kept (and spilled) at next to no cost: reading the files again, or a table
 * in between, would take a third as long as the join.
 */
export async function joinView(db: DuckDb, view: View, { createdCutoff }: { createdCutoff: boolean }): Promise<void> {
  await codeKeys(db, view);
  const ties = await mayTie(db, view);
  const sweep = {
    ...{ history: 'unsettled_history', moments: 'unsettled', keys: ['code'], tieBreak: ['position'] },
    ...{ createdCutoff, ttlMs: view.ttlMs, values: valuesOf(view) },
  };
  await db.run(`
    CREATE TABLE joined AS
    WITH history AS ${createdCutoff || ties ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (${codedHistory(view)}),
      nearest AS MATERIALIZED (${nearestRows(view)}),
      unsettled AS MATERIALIZED (${unsettledMoments({ createdCutoff, mayTie: ties })}),
      unsettled_history AS (${UNSETTLED_HISTORY}),
      swept AS (${sweepHistory(sweep)})
    ${settledMoments(view)} UNION ALL BY NAME SELECT * FROM swept`);
  await db.run('DROP TABLE key_code');
}

const valuesOf = ({ features }: View): string[] => features.map((_, j) => `value${j}`);

/** One number for each combination of keys asked for: far cheaper to sort by than texts, and it drops everybody else. */
async function codeKeys(db: DuckDb, { joinKeys }: View): Promise<void> {
  const names = joinKeys.map(({ name }) => quoteName(name)).join(', ');
  const typed = joinKeys.map(({ name, valueType }, i) => {
    const text = quoteName(name);
    const key = `TRY_CAST(${text} AS ${SQL_TYPES[valueType]})`;
    // A text that is not how the type would be written (007) is no key of it.
    return `CASE WHEN CAST(${key} AS VARCHAR) = ${text} THEN ${key} END AS key${i}`;
  });
  await db.run(`
    CREATE TABLE key_code AS
    SELECT row_number() OVER ()::INTEGER AS code, ${names}, ${typed.join(', ')}
    FROM (SELECT DISTINCT ${names} FROM entity_row)`);
}

/** The view's rows of the keys asked for, coded. */
function codedHistory(view: View): string {
  const { source, features, joinKeys } = view;
  const values = features.map((feature, j) => `r.${quoteName(feature)} AS value${j}`);
  const event = `r.${quoteName(source.timestampField)}`;
  return `
    SELECT k.code, ${event} AS event, r.${quoteName(source.createdTimestampField)} AS created,
      ${['r.position', ...values].join(', ')}
    FROM ${historyRelation(view)} r
    JOIN key_code k ON ${joinKeys.map(({ name }, i) => `r.${quoteName(name)} = k.key${i}`).join(' AND ')}
    WHERE ${event} IS NOT NULL`;
}

/**
 * A row of the latest event up to each moment. Each key is asked about the end of time too, as a moment without `rid`:
 * that tells for free whether it has rows at all.
 */
function nearestRows({ joinKeys }: View): string {
  const sameText = joinKeys.map(({ name }) => `k.${quoteName(name)} = e.${quoteName(name)}`).join(' AND ');
  return `
    SELECT a.rid, a.moment, a.code, h.* EXCLUDE (code, position)
    FROM (
      SELECT e.rid, e.moment, k.code FROM entity_row e LEFT JOIN key_code k ON ${sameText}
      UNION ALL
      SELECT NULL, TIMESTAMP 'infinity', code FROM key_code
    ) a
    ASOF LEFT JOIN history h ON a.code = h.code AND a.moment >= h.event`;
}

/** Moments for which the nearest row is not the answer for sure: it ties with another, or was not written yet. */
function unsettledMoments({ createdCutoff, mayTie }: { createdCutoff: boolean; mayTie: boolean }): string {
  const isLate = createdCutoff ? 'NOT coalesce(created <= moment, false)' : 'false';
  const isTied = mayTie ? `code IN (${TIED_CODES})` : 'false';
  return `
    SELECT rid, code, moment FROM nearest
    WHERE rid IS NOT NULL AND event IS NOT NULL AND (${isLate} OR ${isTied})`;
}

/** Keys with several rows of an event that was found. */
const TIED_CODES = `
  SELECT code FROM (
    SELECT h.code, h.event FROM history h
    SEMI JOIN (SELECT code, event FROM nearest WHERE rid IS NOT NULL) n ON n.code = h.code AND n.event = h.event
  ) GROUP BY code, event HAVING count(*) > 1`;

/** What the unsettled moments may see. */
const UNSETTLED_HISTORY = `
  SELECT h.* FROM history h
  JOIN (SELECT code, max(moment) AS last FROM unsettled GROUP BY code) u ON h.code = u.code AND h.event <= u.last`;

/** The moments whose nearest row is the answer. */
function settledMoments(view: View): string {
  const isExpired = expired('n.event', 'n.moment', view.ttlMs);
  const values = valuesOf(view).map((name) => `CASE WHEN NOT (${isExpired}) THEN n.${name} END AS ${name}`);
  return `
    SELECT n.rid, n.event, n.created, ${values.join(', ')},
      CASE WHEN ${isExpired} THEN 'outsideTtl' WHEN n.event IS NOT NULL THEN NULL
        WHEN n.code IN (SELECT code FROM nearest WHERE rid IS NULL AND event IS NOT NULL) THEN 'onlyLater'
        ELSE 'unknownKey' END AS reason
    FROM nearest n ANTI JOIN unsettled u ON u.rid = n.rid
    WHERE n.rid IS NOT NULL`;
}
