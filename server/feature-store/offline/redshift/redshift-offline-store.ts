import { quoteName, quoteText } from '#server/platform/duckdb';
import type { Row } from '../../vocabulary.ts';
import { columnsOf, requireRowsFit } from '../check-rows.ts';
import { isAfter } from '../is-after.ts';
import type {
  EntityRows,
  Interval,
  JoinedView,
  KeyHistory,
  NullReason,
  OfflineColumn,
  OfflineStore,
  ViewAnswer,
} from '../offline-store.ts';
import { sweepHistory } from '../sweep.ts';
import { countFilled } from './count-filled.ts';
import { describeTable, dropTable } from './describe-table.ts';
import { findKeys } from './find-keys.ts';
import { type Stage, stageTable } from './stage.ts';
import { toTimestamp, type Warehouse, type WarehouseConfig, withWarehouse } from './warehouse.ts';
import {
  countingOrder,
  historyRelation,
  latestRows,
  openHistory,
  ownNames,
  tieBreak,
  underOwnNames,
  WAREHOUSE_TYPES,
  type WarehouseHistory,
} from './warehouse-history.ts';

export interface RedshiftConfig extends WarehouseConfig {
  /** Where the tables are. */
  readonly schema: string;
}

const FETCH_ROWS = 5_000;

/** Offline store in tables of Redshift, or of PostgreSQL, which speaks the same protocol. Rows travel by the stage. */
export function redshiftOfflineStore(config: RedshiftConfig, openStage: () => Promise<Stage>): OfflineStore {
  const { schema } = config;
  return {
    join: (entities, views, { createdCutoff, signal }) =>
      withWarehouse(
        config,
        async (db) => {
          const stage = await openStage();
          await stageEntities(db, stage, entities);
          const answers: ViewAnswer[] = [];
          for (const view of views) {
            answers.push(
              await joinView(db, stage, { view, history: await openHistory(db, schema, view), createdCutoff }),
            );
          }
          return answers;
        },
        signal,
      ),
    listKeys: (table, snapshotAt) =>
      withWarehouse(config, async (db) => readKeys(db, await openHistory(db, schema, table), snapshotAt)),
    findKeys: (table, prefix, limit) =>
      withWarehouse(config, async (db) => findKeys(db, await openHistory(db, schema, table), prefix, limit)),
    readHistory: (table, key, limit) =>
      withWarehouse(config, async (db) => readKeyHistory(db, await openHistory(db, schema, table), key, limit)),
    readLatest: (table, interval, visit, signal) =>
      withWarehouse(
        config,
        async (db) => visitLatest(db, await openHistory(db, schema, table), interval, visit),
        signal,
      ),
    countFilled: (table, writtenAt) =>
      withWarehouse(config, async (db) => countFilled(db, await openHistory(db, schema, table), writtenAt)),
    describe: ({ source }) => withWarehouse(config, (db) => describeTable(db, schema, source.table)),
    drop: ({ source }) => withWarehouse(config, (db) => dropTable(db, schema, source.table)),
    async append(table, rows, record, signal) {
      requireRowsFit(rows, table);
      return withWarehouse(
        config,
        async (db) => {
          const history = await openHistory(db, schema, table);
          const columns = columnsOf(table);
          const cells = rows.map((row) => columns.map(({ name }) => row[name] ?? null));
          await stageTable(db, await openStage(), { name: 'appended', columns }, cells);
          await db.run('BEGIN');
          // Without COMMIT the end of the session takes everything back.
          await growTable(db, history);
          const names = columns.map(({ name }) => quoteName(name)).join(', ');
          await db.run(`INSERT INTO ${history.name} (${names}) SELECT ${names} FROM appended`);
          const whole = { ...history, isThere: true, missing: [] };
          const location = `${schema}.${table.source.table}`;
          const readLatest = async () => underOwnNames(whole, await db.columns(latestRows(whole)));
          const result = await record({ location, readLatest });
          await db.run('COMMIT');
          return result;
        },
        signal,
      );
    },
  };
}

async function stageEntities(db: Warehouse, stage: Stage, { keys, at }: EntityRows): Promise<void> {
  const columns: OfflineColumn[] = [
    { name: 'rid', valueType: 'int64' },
    ...Object.keys(keys).map((name): OfflineColumn => ({ name, valueType: 'string' })),
    { name: 'moment', valueType: 'unix_timestamp' },
  ];
  const texts = Object.values(keys);
  const rows = at.map((moment, rid) => [rid, ...texts.map((column) => column[rid] ?? null), moment]);
  await stageTable(db, stage, { name: 'entity_row', columns }, rows);
}

interface Question {
  readonly view: JoinedView;
  readonly history: WarehouseHistory;
  readonly createdCutoff: boolean;
}

async function joinView(db: Warehouse, stage: Stage, { view, history, createdCutoff }: Question): Promise<ViewAnswer> {
  const { joinKeys, features, fields, ttlMs } = view;
  const keys = joinKeys.map((_, i) => `key${i}`);
  const texts = joinKeys.map(({ name }, i) => `${quoteName(name)} AS ${keys[i]}`).join(', ');
  const values = features.map((feature) => `value${fields.findIndex(({ name }) => name === feature)}`);
  const moments = `(SELECT rid, moment, ${texts} FROM entity_row)`;
  const asked = `(SELECT DISTINCT ${texts} FROM entity_row)`;
  const sameKey = keys.map((key) => `a.${key} = r.${key}`).join(' AND ');
  const ofAsked = `(SELECT r.* FROM ${historyRelation(history)} r JOIN ${asked} a ON ${sameKey})`;
  const sweep = { history: ofAsked, moments, keys, tieBreak: tieBreak(history), createdCutoff, ttlMs, values };
  const joined = await stage.read(db, sweepHistory(sweep));
  return {
    view: view.name,
    columns: Object.fromEntries(features.map((feature, j) => [feature, joined[values[j]!]!])),
    chosen: {
      event: joined.event as (number | null)[],
      created: joined.created as (number | null)[],
      reason: joined.reason as (NullReason | null)[],
    },
  };
}

async function readKeys(db: Warehouse, history: WarehouseHistory, snapshotAt: Date | undefined): Promise<string[][]> {
  const relation = historyRelation(history);
  const keys = history.table.joinKeys.map((_, i) => `key${i}`);
  const newest = `(SELECT MAX(n.event) FROM ${relation} n WHERE n.event <= CAST($1 AS TIMESTAMP))`;
  const columns = await db.columns(
    `SELECT DISTINCT ${keys.join(', ')} FROM ${relation} h WHERE ${snapshotAt ? `h.event = ${newest}` : '1 = 1'}`,
    snapshotAt ? [toTimestamp(+snapshotAt)] : [],
  );
  return keys.map((key) => columns[key] as string[]);
}

async function readKeyHistory(
  db: Warehouse,
  history: WarehouseHistory,
  key: readonly string[],
  limit: number,
): Promise<KeyHistory> {
  const ofKey = key.map((_, i) => `h.key${i} = $${i + 1}`).join(' AND ');
  const [counted] = await db.rows(`SELECT COUNT(*) AS total FROM ${historyRelation(history)} h WHERE ${ofKey}`, key);
  const rows = await db.rows(
    `SELECT ${ownNames(history)} FROM ${historyRelation(history)} h WHERE ${ofKey}
     ORDER BY ${countingOrder(history)} LIMIT ${limit}`,
    key,
  );
  return { rows: rows.map((row) => underOwnNames(history, row)), total: Number(counted?.total) };
}

async function visitLatest(
  db: Warehouse,
  history: WarehouseHistory,
  { start, end, writtenSince, after }: Interval,
  visit: (rows: readonly Row[], total: number) => Promise<void>,
): Promise<number> {
  const at = (moment: Date) => `CAST('${toTimestamp(+moment)}' AS TIMESTAMP)`;
  const late = writtenSince ? ` OR created >= ${at(writtenSince)}` : '';
  const keys = history.table.joinKeys.map((_, i) => `key${i}`);
  const rest = after ? ` AND ${isAfter(keys, after.map(quoteText))}` : '';
  const within = `(event >= ${at(start)}${late}) AND event <= ${at(end)}${rest}`;
  await db.run(`CREATE TEMPORARY TABLE latest AS ${latestRows(history, within)}`);
  const [counted] = await db.rows('SELECT COUNT(*) AS total FROM latest');
  const total = Number(counted?.total);
  const order = history.table.joinKeys.map(({ name }) => `CAST(${quoteName(name)} AS ${WAREHOUSE_TYPES.string})`);
  await db.run('BEGIN');
  await db.run(`DECLARE block CURSOR FOR SELECT * FROM latest ORDER BY ${order.join(', ')}`);
  for (let read = 0; read < total; read += FETCH_ROWS) {
    const rows = await db.rows(`FETCH FORWARD ${FETCH_ROWS} FROM block`);
    await visit(
      rows.map((row) => underOwnNames(history, row)),
      total,
    );
  }
  return total;
}

/** Makes the table, or adds the columns it does not have yet. */
async function growTable(db: Warehouse, { name, isThere, missing }: WarehouseHistory): Promise<void> {
  const definitions = missing.map((column) => `${quoteName(column.name)} ${WAREHOUSE_TYPES[column.valueType]}`);
  if (!isThere) return db.run(`CREATE TABLE ${name} (${definitions.join(', ')})`);
  for (const definition of definitions) await db.run(`ALTER TABLE ${name} ADD COLUMN ${definition}`);
}
