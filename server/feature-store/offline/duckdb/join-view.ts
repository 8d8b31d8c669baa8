import { type DuckDb, quoteName } from '#server/platform/duckdb';
import type { JoinedView } from '../offline-store.ts';
import { expired, sweepHistory } from '../sweep.ts';
import { SQL_TYPES } from './append-cell.ts';
import { historyRelation, type ParquetHistory } from './parquet-history.ts';

type View = JoinedView & ParquetHistory;

/**
 * Point-in-time join of the table `entity_row` (`rid` ascending from 0, `moment`, join keys as text) with the history of
 * a view: makes the table `joined` with `rid`, `reason`, `event`, `created` and `value0…` in the order of the features.
 *
 * DuckDB's ASOF JOIN finds the latest row up to each moment quickly, but knows neither the created cutoff nor what to do
 * with equal events. So it settles the moments where neither plays a part, and the rest, mostly few, are swept.
 */
export async function joinView(db: DuckDb, view: View, { createdCutoff }: { createdCutoff: boolean }): Promise<void> {
  await codeKeys(db, view);
  await findNearest(db, view);
  await findUnsettled(db, view, createdCutoff);
  await db.run(`
    CREATE TABLE joined AS
    SELECT n.rid, CASE WHEN ${isExpired(view)} THEN 'outsideTtl' END AS reason, n.event, n.created,
      ${valuesOf(view).map((name) => `CASE WHEN NOT (${isExpired(view)}) THEN n.${name} END AS ${name}`)}
    FROM nearest n ANTI JOIN unsettled u ON u.rid = n.rid`);
  await sweepUnsettled(db, view, createdCutoff);
  await db.run('DROP TABLE key_code; DROP TABLE nearest; DROP TABLE unsettled');
}

const isExpired = ({ ttlMs }: View): string => expired('n.event', 'n.moment', ttlMs);
const valuesOf = ({ features }: View): string[] => features.map((_, j) => `value${j}`);

/** One number for each combination of keys asked for: far cheaper to sort by than texts, and it drops everybody else. */
async function codeKeys(db: DuckDb, { joinKeys }: View): Promise<void> {
  const names = joinKeys.map(({ name }) => quoteName(name)).join(', ');
  const typed = joinKeys.map(({ name, valueType }, i) => {
    const [text, type] = [quoteName(name), SQL_TYPES[valueType]];
    // A text that is not how the type would be written (007) is no key of it.
    return `CASE WHEN CAST(TRY_CAST(${text} AS ${type}) AS VARCHAR) = ${text} THEN TRY_CAST(${text} AS ${type}) END AS key${i}`;
  });
  await db.run(`
    CREATE TABLE key_code AS
    SELECT row_number() OVER ()::INTEGER AS code, ${names}, ${typed.join(', ')} FROM (SELECT DISTINCT ${names} FROM entity_row)`);
}

/** The view's rows of the keys in `codes`, coded. */
function codedHistory(view: View, codes: string): string {
  const { joinKeys, source, features } = view;
  const sameKey = joinKeys.map(({ name }, i) => `r.${quoteName(name)} = k.key${i}`).join(' AND ');
  const values = features.map((feature, j) => `r.${quoteName(feature)} AS value${j}`);
  const event = `r.${quoteName(source.timestampField)}`;
  return `(
    SELECT k.code, ${event} AS event, r.${quoteName(source.createdTimestampField)} AS created,
      ${['r.position', ...values].join(', ')}
    FROM ${historyRelation(view)} r JOIN ${codes} k ON ${sameKey} WHERE ${event} IS NOT NULL)`;
}

async function findNearest(db: DuckDb, view: View): Promise<void> {
  const sameText = view.joinKeys.map(({ name }) => `k.${quoteName(name)} = e.${quoteName(name)}`).join(' AND ');
  await db.run(`
    CREATE TABLE nearest AS
    SELECT a.rid, a.moment, a.code, h.event, h.created, ${['position', ...valuesOf(view)].map((name) => `h.${name}`)}
    FROM (SELECT e.rid, e.moment, k.code FROM entity_row e LEFT JOIN key_code k ON ${sameText}) a
    ASOF LEFT JOIN ${codedHistory(view, 'key_code')} h ON a.code = h.code AND a.moment >= h.event`);
}

/** Moments for which the nearest row is not the answer for sure: there is none, it ties, or it was written later. */
async function findUnsettled(db: DuckDb, view: View, createdCutoff: boolean): Promise<void> {
  const sameKey = view.joinKeys.map(({ name }, i) => `r.${quoteName(name)} = n.key${i}`).join(' AND ');
  const keys = view.joinKeys.map((_, i) => `k.key${i}`).join(', ');
  const seen = createdCutoff ? 'coalesce(created <= moment, false)' : 'true';
  await db.run(`
    CREATE TABLE unsettled AS
    WITH tied AS (
      SELECT DISTINCT n.code
      FROM ${historyRelation(view)} r
      JOIN (SELECT n.*, ${keys} FROM nearest n JOIN key_code k USING (code)) n
        ON ${sameKey} AND r.${quoteName(view.source.timestampField)} = n.event
      WHERE r.position <> n.position
    )
    SELECT rid, code, moment FROM nearest
    WHERE event IS NULL OR NOT ${seen} OR code IN (FROM tied)`);
}

async function sweepUnsettled(db: DuckDb, view: View, createdCutoff: boolean): Promise<void> {
  const [found] = await db.rows('SELECT count(*) AS moments FROM unsettled');
  if (found?.moments === 0) return;
  const codes = '(SELECT * FROM key_code WHERE code IN (SELECT code FROM unsettled))';
  const sweep = { moments: 'unsettled', keys: ['code'], tieBreak: ['position'], values: valuesOf(view) };
  await db.run(`CREATE TABLE unsettled_history AS FROM ${codedHistory(view, codes)}`);
  await db.run(
    `INSERT INTO joined ${sweepHistory({ ...sweep, history: 'unsettled_history', createdCutoff, ttlMs: view.ttlMs })}`,
  );
  await db.run('DROP TABLE unsettled_history');
}
