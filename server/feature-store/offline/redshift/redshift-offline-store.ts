import { quoteName } from '#server/platform/duckdb';
import type { Row, Scalar, ValueType } from '../../vocabulary.ts';
import { columnsOf, requireRowsFit } from '../check-rows.ts';
import type {
  EntityRows,
  Interval,
  JoinedView,
  NullReason,
  OfflineStore,
  OfflineTable,
  ViewAnswer,
} from '../offline-store.ts';
import { sweepHistory } from '../sweep.ts';
import { insertRows } from './insert-rows.ts';
import { toTimestamp, type Warehouse, type WarehouseConfig, withWarehouse } from './warehouse.ts';
import {
  historyRelation,
  latestRows,
  openHistory,
  tieBreak,
  WAREHOUSE_TYPES,
  type WarehouseHistory,
} from './warehouse-history.ts';

export interface RedshiftConfig extends WarehouseConfig {
  /** Where the tables are. */
  readonly schema: string;
}

const FETCH_ROWS = 5_000;

/** Offline store in tables of Redshift, or of PostgreSQL, which speaks the same protocol. */
export function redshiftOfflineStore(config: RedshiftConfig): OfflineStore {
  const { schema } = config;
  return {
    join: (entities, views, { createdCutoff, signal }) =>
      withWarehouse(
        config,
        async (db) => {
          await stageEntities(db, entities);
          const answers: ViewAnswer[] = [];
          for (const view of views) {
            answers.push(await joinView(db, view, await openHistory(db, schema, view), { entities, createdCutoff }));
          }
          return answers;
        },
        signal,
      ),
    listKeys: (table, snapshotAt) =>
      withWarehouse(config, async (db) => readKeys(db, await openHistory(db, schema, table), snapshotAt)),
    readLatest: (table, interval, visit, signal) =>
      withWarehouse(
        config,
        async (db) => visitLatest(db, await openHistory(db, schema, table), interval, visit),
        signal,
      ),
    async append(table, rows, record, signal) {
      requireRowsFit(rows, table);
      return withWarehouse(
        config,
        async (db) => {
          const history = await openHistory(db, schema, table);
          await db.run('BEGIN');
          // Without COMMIT the end of the session takes everything back.
          await growTable(db, history);
          await insertRows(db, intoTable(history), toCells(rows, table));
          const whole = { ...history, isThere: true, missing: [] };
          const location = `${schema}.${table.source.table}`;
          const result = await record({ location, readLatest: () => db.columns(latestRows(whole)) });
          await db.run('COMMIT');
          return result;
        },
        signal,
      );
    },
  };
}

async function stageEntities(db: Warehouse, { keys, at }: EntityRows): Promise<void> {
  const columns = Object.values(keys);
  const definitions = Object.keys(keys).map((name) => `${quoteName(name)} ${WAREHOUSE_TYPES.string}`);
  await db.run(`CREATE TEMPORARY TABLE entity_row (rid BIGINT, ${definitions.join(', ')}, moment TIMESTAMP)`);
  const rows = at.map((moment, rid) => [rid, ...columns.map((column) => column[rid] ?? null), toTimestamp(moment)]);
  await insertRows(db, { into: 'entity_row', width: columns.length + 2 }, rows);
}

interface Question {
  readonly entities: EntityRows;
  readonly createdCutoff: boolean;
}

async function joinView(
  db: Warehouse,
  view: JoinedView,
  history: WarehouseHistory,
  { createdCutoff }: Question,
): Promise<ViewAnswer> {
  const { joinKeys, features, fields, ttlMs } = view;
  const keys = joinKeys.map((_, i) => `key${i}`);
  const texts = joinKeys.map(({ name }, i) => `${quoteName(name)} AS ${keys[i]}`).join(', ');
  const values = features.map((feature) => `value${fields.findIndex(({ name }) => name === feature)}`);
  const moments = `(SELECT rid, moment, ${texts} FROM entity_row)`;
  const asked = `(SELECT DISTINCT ${texts} FROM entity_row)`;
  const sameKey = keys.map((key) => `a.${key} = r.${key}`).join(' AND ');
  const ofAsked = `(SELECT r.* FROM ${historyRelation(history)} r JOIN ${asked} a ON ${sameKey})`;
  const sweep = { history: ofAsked, moments, keys, tieBreak: tieBreak(history), createdCutoff, ttlMs, values };
  const joined = await db.columns(`SELECT * FROM (${sweepHistory(sweep)}) joined ORDER BY rid`);
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

async function visitLatest(
  db: Warehouse,
  history: WarehouseHistory,
  { start, end, writtenSince }: Interval,
  visit: (rows: readonly Row[], total: number) => Promise<void>,
): Promise<number> {
  const at = (moment: Date) => `CAST('${toTimestamp(+moment)}' AS TIMESTAMP)`;
  const late = writtenSince ? ` OR created >= ${at(writtenSince)}` : '';
  const within = `(event >= ${at(start)}${late}) AND event <= ${at(end)}`;
  await db.run(`CREATE TEMPORARY TABLE latest AS ${latestRows(history, within)}`);
  const [counted] = await db.rows('SELECT COUNT(*) AS total FROM latest');
  const total = Number(counted?.total);
  await db.run('BEGIN');
  await db.run('DECLARE block CURSOR FOR SELECT * FROM latest');
  for (let read = 0; read < total; read += FETCH_ROWS) {
    await visit(await db.rows(`FETCH FORWARD ${FETCH_ROWS} FROM block`), total);
  }
  return total;
}

/** Makes the table, or adds the columns it does not have yet. */
async function growTable(db: Warehouse, { name, isThere, missing }: WarehouseHistory): Promise<void> {
  const definitions = missing.map((column) => `${quoteName(column.name)} ${WAREHOUSE_TYPES[column.valueType]}`);
  if (!isThere) return db.run(`CREATE TABLE ${name} (${definitions.join(', ')})`);
  for (const definition of definitions) await db.run(`ALTER TABLE ${name} ADD COLUMN ${definition}`);
}

function intoTable({ name, table }: WarehouseHistory): { into: string; width: number } {
  const columns = columnsOf(table).map((column) => quoteName(column.name));
  return { into: `${name} (${columns.join(', ')})`, width: columns.length };
}

function toCells(rows: readonly Row[], table: OfflineTable): Scalar[][] {
  const columns = columnsOf(table);
  return rows.map((row) => columns.map(({ name, valueType }) => toCell(row[name] ?? null, valueType)));
}

function toCell(value: Scalar, valueType: ValueType): Scalar {
  return valueType === 'unix_timestamp' && value !== null ? toTimestamp(Number(value)) : value;
}
