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
 * So it settles the moments where neither plays a part, and the others, mostly few, are swept.
 */
export async function joinView(db: DuckDb, view: View, { createdCutoff }: { createdCutoff: boolean }): Promise<void> {
  await codeKeys(db, view);
  await findNearest(db, view);
  await findUnsettled(db, view, createdCutoff);
  await settle(db, view);
  await sweepUnsettled(db, view, createdCutoff);
  await db.run('DROP TABLE key_code; DROP TABLE nearest; DROP TABLE unsettled');
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

/** Equality of the history `r` and a table `k` of coded keys. */
const sameKey = ({ joinKeys }: View): string =>
  joinKeys.map(({ name }, i) => `r.${quoteName(name)} = k.key${i}`).join(' AND ');

/** The view's rows of the keys in `codes`, coded. */
function codedHistory(view: View, codes: string): string {
  const { source, features } = view;
  const values = features.map((feature, j) => `r.${quoteName(feature)} AS value${j}`);
  const event = `r.${quoteName(source.timestampField)}`;
  return `
    SELECT k.code, ${event} AS event, r.${quoteName(source.createdTimestampField)} AS created,
      ${['r.position', ...values].join(', ')}
    FROM ${historyRelation(view)} r JOIN ${codes} k ON ${sameKey(view)} WHERE ${event} IS NOT NULL`;
}

/**
 * A row of the latest event up to each moment. Each key is asked about the end of time too, as a moment without `rid`:
 * that tells for free whether it has rows at all.
 */
async function findNearest(db: DuckDb, view: View): Promise<void> {
  const sameText = view.joinKeys.map(({ name }) => `k.${quoteName(name)} = e.${quoteName(name)}`).join(' AND ');
  const values = ['event', 'created', 'position', ...valuesOf(view)].map((name) => `h.${name}`);
  await db.run(`
    CREATE TABLE nearest AS
    SELECT a.rid, a.moment, a.code, ${values.join(', ')}
    FROM (
      SELECT e.rid, e.moment, k.code FROM entity_row e LEFT JOIN key_code k ON ${sameText}
      UNION ALL
      SELECT NULL, TIMESTAMP 'infinity', code FROM key_code
    ) a
    ASOF LEFT JOIN (${codedHistory(view, 'key_code')}) h ON a.code = h.code AND a.moment >= h.event`);
}

/** Moments for which the nearest row is not the answer for sure: it ties with another, or was not written yet. */
async function findUnsettled(db: DuckDb, view: View, createdCutoff: boolean): Promise<void> {
  const late = createdCutoff ? 'NOT coalesce(created <= moment, false)' : 'false';
  const ties = (await mayTie(db, view)) ? `code IN (${tiedCodes(view)})` : 'false';
  await db.run(`
    CREATE TABLE unsettled AS
    SELECT rid, code, moment FROM nearest WHERE rid IS NOT NULL AND event IS NOT NULL AND (${late} OR ${ties})`);
}

/** Keys that have another row of an event that was found. */
function tiedCodes(view: View): string {
  return `
    SELECT DISTINCT k.code FROM ${historyRelation(view)} r
    JOIN (SELECT n.event, n.position, k.* FROM nearest n JOIN key_code k USING (code) WHERE n.rid IS NOT NULL) k
      ON ${sameKey(view)} AND r.${quoteName(view.source.timestampField)} = k.event
    WHERE r.position <> k.position`;
}

async function settle(db: DuckDb, view: View): Promise<void> {
  const isExpired = expired('n.event', 'n.moment', view.ttlMs);
  const values = valuesOf(view).map((name) => `CASE WHEN NOT (${isExpired}) THEN n.${name} END AS ${name}`);
  await db.run(`
    CREATE TABLE joined AS
    SELECT n.rid, n.event, n.created, ${values.join(', ')},
      CASE WHEN ${isExpired} THEN 'outsideTtl' WHEN n.event IS NOT NULL THEN NULL
        WHEN n.code IN (SELECT code FROM nearest WHERE rid IS NULL AND event IS NOT NULL) THEN 'onlyLater'
        ELSE 'unknownKey' END AS reason
    FROM nearest n ANTI JOIN unsettled u ON u.rid = n.rid
    WHERE n.rid IS NOT NULL`);
}

async function sweepUnsettled(db: DuckDb, view: View, createdCutoff: boolean): Promise<void> {
  const [found] = await db.rows('SELECT count(*) AS moments FROM unsettled');
  if (found?.moments === 0) return;
  const codes = '(SELECT * FROM key_code WHERE code IN (SELECT code FROM unsettled))';
  await db.run(`CREATE TABLE unsettled_history AS ${codedHistory(view, codes)}`);
  const relations = { history: 'unsettled_history', moments: 'unsettled', keys: ['code'], tieBreak: ['position'] };
  const sweep = { ...relations, createdCutoff, ttlMs: view.ttlMs, values: valuesOf(view) };
  await db.run(`INSERT INTO joined BY NAME ${sweepHistory(sweep)}`);
  await db.run('DROP TABLE unsettled_history');
}
