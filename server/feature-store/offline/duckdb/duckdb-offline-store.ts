import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDBTimestampValue } from '@duckdb/node-api';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { newId } from '#server/platform/id';
import type { Row } from '../../vocabulary.ts';
import { columnsOf, requireRowsFit } from '../check-rows.ts';
import { isAfter } from '../is-after.ts';
import type {
  EntityRows,
  Interval,
  JoinedView,
  KeyHistory,
  NullReason,
  OfflineStore,
  OfflineTable,
  ViewAnswer,
} from '../offline-store.ts';
import { appendCell, SQL_TYPES } from './append-cell.ts';
import { countFilled } from './count-filled.ts';
import { describeTable } from './describe-table.ts';
import { findKeys } from './find-keys.ts';
import { joinView } from './join-view.ts';
import { nameDamage } from './name-damage.ts';
import { countingOrder, historyRelation, latestRows, type ParquetHistory } from './parquet-history.ts';
import { writeParquet } from './write-parquet.ts';

interface ParquetFolder {
  /** Absolute path. */
  readonly folder: string;
  /** Beyond it DuckDB spills to disk; such as 800MB. */
  readonly memoryLimit?: string | undefined;
  /** Where the rows of a table are, relative to the folder, oldest first. */
  listLocations(table: string): Promise<readonly string[]>;
}

/** Offline store in Parquet files, `{table}/{id}.parquet`: one an append, never rewritten. */
export function duckDbOfflineStore({ folder, memoryLimit, listLocations }: ParquetFolder): OfflineStore {
  const withDb = <T>(files: readonly string[], work: (db: DuckDb) => Promise<T>, signal?: AbortSignal) =>
    nameDamage(files, () => withDuckDb(work, { signal, ...(memoryLimit && { memoryLimit }) }));
  const open = async <T extends OfflineTable>(table: T): Promise<T & ParquetHistory> => {
    const locations = await listLocations(table.source.table);
    return { ...table, files: locations.map((location) => join(/* turbopackIgnore: true */ folder, location)) };
  };
  return {
    async join(entities, views, { createdCutoff, signal }) {
      const histories = await Promise.all(views.map(open));
      const files = histories.flatMap((history) => history.files);
      return withDb(
        files,
        async (db) => {
          await stageEntities(db, entities);
          const answers: ViewAnswer[] = [];
          for (const history of histories) {
            await joinView(db, history, { createdCutoff });
            answers.push(await readAnswer(db, history));
            await db.run('DROP TABLE joined');
          }
          return answers;
        },
        signal,
      );
    },
    async listKeys(table, snapshotAt) {
      const history = await open(table);
      return withDb(history.files, (db) => readKeys(db, history, snapshotAt));
    },
    async findKeys(table, prefix, limit) {
      const history = await open(table);
      return withDb(history.files, (db) => findKeys(db, history, prefix, limit));
    },
    async readHistory(table, key, limit) {
      const history = await open(table);
      return withDb(history.files, (db) => readKeyHistory(db, history, key, limit));
    },
    async readLatest(table, interval, visit, signal) {
      const history = await open(table);
      return withDb(history.files, (db) => visitLatest(db, history, interval, visit), signal);
    },
    async countFilled(table, writtenAt) {
      const history = await open(table);
      return withDb(history.files, (db) => countFilled(db, history, writtenAt));
    },
    async describe(table) {
      const files = (await open({ ...table, joinKeys: [], fields: [] })).files;
      return withDb(files, (db) => describeTable(db, { ...table, files }));
    },
    drop: ({ source }) => rm(join(/* turbopackIgnore: true */ folder, source.table), { recursive: true, force: true }),
    async append(table, rows, record, signal) {
      const history = await open(table);
      const location = join(table.source.table, `${newId()}.parquet`);
      const path = join(/* turbopackIgnore: true */ folder, location);
      await mkdir(dirname(path), { recursive: true });
      try {
        const latest = await withDb(
          history.files,
          async (db) => {
            await writeRows(db, history, rows, `${path}.part`);
            return db.columns(latestRows({ ...history, files: [...history.files, `${path}.part`] }));
          },
          signal,
        );
        await rename(`${path}.part`, path);
        return await record({ location, readLatest: async () => latest });
      } catch (error) {
        await Promise.all([`${path}.part`, path].map((leftover) => rm(leftover, { force: true })));
        throw error;
      }
    },
  };
}

async function stageEntities(db: DuckDb, { keys, at }: EntityRows): Promise<void> {
  const columns = Object.values(keys);
  const definitions = Object.keys(keys).map((name) => `${quoteName(name)} VARCHAR`);
  await db.run(`CREATE TABLE entity_row (rid BIGINT, ${definitions.join(', ')}, moment TIMESTAMP)`);
  await db.append('entity_row', (appender) => {
    for (const [rid, moment] of at.entries()) {
      appender.appendBigInt(BigInt(rid));
      for (const column of columns) {
        const key = column[rid] ?? null;
        if (key === null) appender.appendNull();
        else appender.appendVarchar(key);
      }
      appender.appendTimestamp(new DuckDBTimestampValue(BigInt(Math.round(moment * 1000))));
      appender.endRow();
    }
  });
}

async function readAnswer(db: DuckDb, { name, features }: JoinedView): Promise<ViewAnswer> {
  const { rid: _, reason, event, created, ...values } = await db.columns('SELECT * FROM joined ORDER BY rid');
  const columns = Object.fromEntries(features.map((feature, j) => [feature, values[`value${j}`] ?? []]));
  const chosen = { event: event as (number | null)[], created: created as (number | null)[] };
  return { view: name, columns, chosen: { ...chosen, reason: reason as (NullReason | null)[] } };
}

async function readKeys(db: DuckDb, history: ParquetHistory, snapshotAt: Date | undefined): Promise<string[][]> {
  const relation = historyRelation(history);
  const event = quoteName(history.source.timestampField);
  const keys = history.joinKeys.map(({ name }) => quoteName(name));
  const newest = `SELECT max(${event}) FROM ${relation} WHERE ${event} <= ${at(snapshotAt ?? new Date())}`;
  const columns = await db.columns(`
    SELECT DISTINCT ${keys.map((key) => `CAST(${key} AS VARCHAR) AS ${key}`).join(', ')} FROM ${relation}
    WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')} AND ${snapshotAt ? `${event} = (${newest})` : 'true'}`);
  return history.joinKeys.map(({ name }) => columns[name] as string[]);
}

async function readKeyHistory(
  db: DuckDb,
  history: ParquetHistory,
  key: readonly string[],
  limit: number,
): Promise<KeyHistory> {
  const event = quoteName(history.source.timestampField);
  const ofKey = history.joinKeys.map(
    ({ name }, i) => `CAST(${quoteName(name)} AS VARCHAR) = ${quoteText(key[i] ?? '')}`,
  );
  const condition = [...ofKey, `${event} IS NOT NULL`].join(' AND ');
  const rows = await db.rows(`
    SELECT * EXCLUDE (position), count(*) OVER () AS total FROM ${historyRelation(history)} WHERE ${condition}
    ORDER BY ${countingOrder(history)} LIMIT ${limit}`);
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

async function visitLatest(
  db: DuckDb,
  history: ParquetHistory,
  interval: Interval,
  visit: (rows: readonly Row[], total: number) => Promise<void>,
): Promise<number> {
  await db.run(`CREATE TABLE latest AS ${latestRows(history, within(history, interval))}`);
  const [counted] = await db.rows('SELECT count(*) AS total FROM latest');
  const total = Number(counted?.total);
  for await (const rows of db.batches(`SELECT * FROM latest ORDER BY ${keyTexts(history).join(', ')}`))
    await visit(rows, total);
  return total;
}

function within(table: OfflineTable, { start, end, writtenSince, after }: Interval): string {
  const { timestampField, createdTimestampField } = table.source;
  const event = quoteName(timestampField);
  const late = writtenSince ? ` OR ${quoteName(createdTimestampField)} >= ${at(writtenSince)}` : '';
  const rest = after ? ` AND ${isAfter(keyTexts(table), after.map(quoteText))}` : '';
  return `(${event} >= ${at(start)}${late}) AND ${event} <= ${at(end)}${rest}`;
}

const keyTexts = ({ joinKeys }: OfflineTable): string[] =>
  joinKeys.map(({ name }) => `CAST(${quoteName(name)} AS VARCHAR)`);

const at = (moment: Date): string => `make_timestamp_ms(${moment.getTime()})`;

async function writeRows(db: DuckDb, history: ParquetHistory, rows: readonly Row[], path: string): Promise<void> {
  requireRowsFit(rows, history);
  const columns = columnsOf(history);
  const definitions = columns.map(({ name, valueType }) => `${quoteName(name)} ${SQL_TYPES[valueType]}`);
  await db.run(`CREATE TABLE appended (${definitions.join(', ')})`);
  await db.append('appended', (appender) => {
    for (const row of rows) {
      for (const { name, valueType } of columns) appendCell(appender, row[name] ?? null, valueType);
      appender.endRow();
    }
  });
  await writeParquet(db, { relation: 'appended', history }, path);
}
