import { type DuckDb, type DuckScalar, quoteName } from '#server/platform/duckdb';
import { type OfflineTable, offlineRelation } from './offline-table.ts';

/** A view's history and what is wanted of it. */
export interface JoinedView extends OfflineTable {
  readonly name: string;
  /** How old a row may be and still be used; 0 = for ever. */
  readonly ttlMs: number;
  /** Names of the fields wanted. */
  readonly features: readonly string[];
}

/** Why entity rows got nulls from a view, by the first reason that holds. They add up to the rows without a match. */
export interface NullReasons {
  /** The view never saw the key. */
  readonly unknownKey: number;
  /** All its rows are of a later time. */
  readonly onlyLater: number;
  /** It has rows of an earlier time, all written later. Only with the created cutoff. */
  readonly writtenLater: number;
  /** All that would count are older than the ttl. */
  readonly outsideTtl: number;
}

export interface JoinedFeatures {
  /** One cell an entity row, in the order of `_rid`, by `view:feature`. */
  readonly columns: Readonly<Record<string, readonly DuckScalar[]>>;
  readonly views: readonly { view: string; matched: number; nullReasons: NullReasons }[];
}

/**
 * Point-in-time join of the table `entity_row` (`_rid` ascending from 0, `_moment`, join keys as text) with the
 * history of views. For each entity row and view, of the rows with equal keys and
 *
 *     moment − ttl ≤ event ≤ moment      (ttl 0: no lower bound)      and, with the cutoff, created ≤ moment
 *
 * the one with the latest event wins, then the latest created, then the one that lies last. Its values are taken as
 * they are, nulls among them; without such a row they are all null. One output row an entity row, in their order.
 *
 * The winner among rows of one key does not depend on who asks, so every row gets its place in one total order first;
 * then the join needs only the highest place each entity row may see: memory grows with the rows, never with the pairs.
 */
export async function joinPointInTime(
  db: DuckDb,
  views: readonly JoinedView[],
  { createdCutoff }: { createdCutoff: boolean },
): Promise<JoinedFeatures> {
  const columns: Record<string, readonly DuckScalar[]> = {};
  const accounts: JoinedFeatures['views'][number][] = [];
  for (const view of views) {
    await rankHistory(db, view);
    await chooseRows(db, view, createdCutoff);
    Object.assign(columns, await readChosen(db, view));
    accounts.push({ view: view.name, ...(await accountFor(db)) });
    await db.run('DROP TABLE history; DROP TABLE chosen');
  }
  return { columns, views: accounts };
}

async function rankHistory(db: DuckDb, view: JoinedView): Promise<void> {
  const event = quoteName(view.source.timestampField);
  const created = quoteName(view.source.createdTimestampField);
  const keys = view.joinKeys.map(({ name }, i) => `CAST(${quoteName(name)} AS VARCHAR) AS key${i}`);
  const values = view.features.map((feature, j) => `${quoteName(feature)} AS value${j}`);
  await db.run(`
    CREATE TABLE history AS
    SELECT ${[...keys, ...values].join(', ')}, ${event} AS event, ${created} AS created,
      row_number() OVER (ORDER BY ${event}, ${created} NULLS FIRST, filename, file_row_number) AS place
    FROM ${offlineRelation(view)}`);
}

async function chooseRows(db: DuckDb, { joinKeys, ttlMs }: JoinedView, createdCutoff: boolean): Promise<void> {
  const equalKeys = joinKeys.map(({ name }, i) => `h.key${i} = e.${quoteName(name)}`).join(' AND ');
  const written = createdCutoff ? 'h.created <= e._moment' : 'true';
  const fresh = ttlMs > 0 ? `h.event >= e._moment - to_milliseconds(${ttlMs})` : 'true';
  await db.run(`
    CREATE TABLE chosen AS
    SELECT e._rid,
      max(h.place) FILTER (h.event <= e._moment AND ${written} AND ${fresh}) AS place,
      bool_or(h.event <= e._moment) AS hasEarlier,
      bool_or(h.event <= e._moment AND ${written}) AS hasWritten
    FROM entity_row e JOIN history h ON ${equalKeys}
    GROUP BY e._rid`);
}

function readChosen(db: DuckDb, { name, features }: JoinedView): Promise<Record<string, DuckScalar[]>> {
  const list = features.map((feature, j) => `h.value${j} AS ${quoteName(`${name}:${feature}`)}`);
  return db.columns(`
    SELECT ${list.join(', ')}
    FROM entity_row e LEFT JOIN chosen c ON c._rid = e._rid LEFT JOIN history h ON h.place = c.place
    ORDER BY e._rid`);
}

async function accountFor(db: DuckDb): Promise<{ matched: number; nullReasons: NullReasons }> {
  const [counts] = await db.rows(`
    SELECT count(c.place) AS matched,
      count(*) FILTER (c._rid IS NULL) AS unknownKey,
      count(*) FILTER (NOT hasEarlier) AS onlyLater,
      count(*) FILTER (hasEarlier AND NOT hasWritten) AS writtenLater,
      count(*) FILTER (hasWritten AND c.place IS NULL) AS outsideTtl
    FROM entity_row e LEFT JOIN chosen c ON c._rid = e._rid`);
  const { matched, ...nullReasons } = counts as unknown as NullReasons & { matched: number };
  return { matched, nullReasons };
}
