import { describe, expect, test } from 'vitest';
import { joinContract } from './join.contract.ts';
import { keysContract } from './keys.contract.ts';
import type { Interval, OfflineStore, OfflineTable } from './offline-store.ts';
import type { UseStore } from './run-join.fixture.ts';
import { EVERY_TYPE, HOUR, row, someTable } from './some-table.fixture.ts';

const ALL: Interval = { start: new Date(0), end: new Date(100 * HOUR), writtenSince: null };

async function readAll(store: OfflineStore, table: OfflineTable, interval = ALL) {
  const rows: Record<string, unknown>[] = [];
  const total = await store.readLatest(table, interval, async (block) => void rows.push(...block));
  expect(rows).toHaveLength(total);
  return rows.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

/** What every offline store must do. */
export function offlineStoreContract(name: string, use: UseStore): void {
  describe(name, () => {
    joinContract(use);
    keysContract(use);

    test('cells come back as they were written, in every type', () =>
      use(async (store) => {
        const table = someTable();
        const full = {
          ...row('é"\'', 1, 2, -2_147_483_648),
          ...{ a_int64: '9007199254740993', a_float32: 0.5, a_float64: 0.1, a_string: 'o\'h "é"\n', a_bool: false },
          a_unix_timestamp: Date.UTC(1969, 0, 1, 0, 0, 0, 7),
        };
        await store.append(table, [full, row('b', 1, null)], async () => {});
        expect(await readAll(store, table)).toEqual([row('b', 1, null), full]);
      }));

    test('the latest row of a key is that of the latest event, then creation, in the interval with both its ends', () =>
      use(async (store) => {
        const table = someTable();
        await store.append(table, [row('a', 1, 9, 1), row('a', 3, 1, 3), row('b', 2, 1, 2)], async () => {});
        await store.append(table, [row('a', 3, 2, 33), row('b', 2, null, 22), row('c', 9, 9, 9)], async () => {});
        const valuesIn = async (start: number, end: number, since: number | null = null) => {
          const writtenSince = since === null ? null : new Date(since * HOUR);
          const interval = { start: new Date(start * HOUR), end: new Date(end * HOUR), writtenSince };
          return (await readAll(store, table, interval)).map(({ a_int32 }) => a_int32);
        };
        expect(await valuesIn(0, 99)).toEqual([33, 2, 9]);
        expect(await valuesIn(2, 3)).toEqual([33, 2]);
        expect(await valuesIn(1, 2)).toEqual([1, 2]);
        expect(await valuesIn(5, 8)).toEqual([]);
        expect(await valuesIn(5, 8, 9)).toEqual([1]);
      }));

    test('a key’s history comes in the order in which its rows count, in every type, and no more than asked for', () =>
      use(async (store) => {
        const table = someTable();
        const typed = { a_int64: '9007199254740993', a_float32: 0.5, a_string: "o'h", a_bool: true };
        await store.append(table, [row('a', 1, 9, 1), row('a', 3, 1, 3), row('b', 2, 1, 2)], async () => {});
        await store.append(table, [row('a', 3, null, 4), { ...row('a', 3, 2, 5), ...typed }], async () => {});
        const { rows, total } = await store.readHistory(table, ['a'], 100);
        expect(total).toBe(4);
        expect(rows.map(({ a_int32 }) => a_int32)).toEqual([5, 3, 4, 1]);
        expect(rows[0]).toEqual({ ...row('a', 3, 2, 5), ...typed });
        const short = await store.readHistory(table, ['a'], 1);
        expect([short.rows.length, short.total]).toEqual([1, 4]);
        expect(await store.readHistory(table, ["a'"], 100)).toEqual({ rows: [], total: 0 });
      }));

    test('the latest rows come in an order of their keys, and can be read from any key on', () =>
      use(async (store) => {
        const table: OfflineTable = {
          ...someTable(),
          joinKeys: [...someTable().joinKeys, { name: 'n', valueType: 'int32' }],
        };
        const keys = ['b', "o'h", 'a', 'é', 'B'].flatMap((id) => [9, 10, -1].map((n) => ({ ...row(id, 1, 1), n })));
        await store.append(table, keys, async () => {});
        const readKeys = async (after?: string[]) => {
          const seen: string[][] = [];
          const interval = { ...ALL, ...(after && { after }) };
          await store.readLatest(
            table,
            interval,
            async (rows) => void seen.push(...rows.map(({ id, n }) => [`${id}`, `${n}`])),
          );
          return seen;
        };
        const all = await readKeys();
        expect(all).toHaveLength(15);
        for (const [i, key] of all.entries()) expect(await readKeys(key)).toEqual(all.slice(i + 1));
      }));

    test('rows are seen when they are recorded, with the latest as they will be, and not at all when that fails', () =>
      use(async (store) => {
        const table = someTable();
        await store.append(table, [row('a', 1, 1, 1), row('b', 1, 1, 1)], async () => {});
        const latest = await store.append(table, [row('a', 2, 2, 2)], ({ readLatest }) => readLatest());
        expect([...latest.a_int32!].sort()).toEqual([1, 2]);
        const failing = store.append(table, [row('a', 3, 3, 3)], () => Promise.reject(new Error('nobody recorded it')));
        await expect(failing).rejects.toThrow('nobody recorded it');
        expect((await readAll(store, table)).map(({ a_int32 }) => a_int32)).toEqual([2, 1]);
      }));

    test('a row that does not fit is refused by name, and none of its fellows is written', () =>
      use(async (store) => {
        const table = someTable();
        const write = (bad: object) =>
          store.append(table, [row('a', 1, 1), { ...row('b', 1, 1), ...bad }], async () => {});
        await expect(write({ a_int32: 2 ** 31 })).rejects.toThrow('Row 1 has 2147483648 as a_int32, which is int32');
        await expect(write({ a_bool: 'no' })).rejects.toThrow('Row 1 has "no" as a_bool, which is bool');
        await expect(write({ id: null })).rejects.toThrow('Row 1 has nothing as id, which is string');
        await expect(write({ event_timestamp: null })).rejects.toThrow('Row 1 has nothing as event_timestamp');
        expect(await readAll(store, table)).toEqual([]);
      }));

    test('a feature that the history did not have yet is null in its rows', () =>
      use(async (store) => {
        const { fields, ...table } = someTable();
        await store.append({ ...table, fields: fields.slice(0, 1) }, [row('a', 1, 1, 1)], async () => {});
        await store.append({ ...table, fields }, [{ ...row('b', 1, 1, 2), a_string: 'new' }], async () => {});
        const rows = await readAll(store, { ...table, fields });
        expect(rows.map(({ a_int32, a_string }) => [a_int32, a_string])).toEqual([
          [1, null],
          [2, 'new'],
        ]);
        const view = { ...table, fields, name: 'v', ttlMs: 0, features: ['a_string'] };
        const wider = {
          ...view,
          fields: [...fields, { name: 'never', valueType: 'int32' as const }],
          features: ['never'],
        };
        const answers = await store.join({ keys: { id: ['b'] }, at: [HOUR] }, [view, wider], { createdCutoff: true });
        expect(answers.map(({ columns }) => columns)).toEqual([{ a_string: ['new'] }, { never: [null] }]);
      }));

    test('values are counted by when their rows were written, those of no asked moment together', () =>
      use(async (store) => {
        const { fields, ...rest } = someTable();
        const table = { ...rest, fields };
        const counts = async (...hours: number[]) => {
          const parts = await store.countFilled(
            table,
            hours.map((hour) => new Date(hour * HOUR)),
          );
          return parts.map(({ writtenAt, rows, filled }) => [writtenAt, rows, filled.a_int32, filled.a_string]);
        };
        expect(await counts(7)).toEqual([]);
        await store.append(
          { ...rest, fields: fields.slice(0, 1) },
          [row('a', 1, 7, 1), row('b', 1, 7)],
          async () => {},
        );
        await store.append(table, [{ ...row('a', 1, 8, 2), a_string: 'x' }, row('c', 1, null, 3)], async () => {});
        expect(await counts(7, 8, 9)).toEqual([
          [7 * HOUR, 2, 1, 0],
          [8 * HOUR, 1, 1, 1],
          [null, 1, 1, 0],
        ]);
        expect(await counts()).toEqual([[null, 4, 3, 1]]);
      }));

    test('a renamed column is read under its former names where a row has none under its own', () =>
      use(async (store) => {
        const { fields, ...rest } = someTable();
        const [first, ...others] = fields;
        const renamed = (name: string, ...formerNames: string[]) => ({
          ...rest,
          fields: [{ ...first!, name, formerNames }],
        });
        const cells = (id: string, hour: number, name: string, value: number | null) => ({
          ...{ id, [name]: value, event_timestamp: hour * HOUR, created_timestamp: hour * HOUR },
        });
        await store.append(
          { ...rest, fields: [first!, ...others] },
          [row('a', 1, 1, 1), row('b', 1, 1, 2)],
          async () => {},
        );
        await store.append(renamed('second', 'a_int32'), [cells('b', 2, 'second', 3)], async () => {});
        const table = renamed('third', 'second', 'a_int32');
        await store.append(table, [cells('c', 3, 'third', 4), cells('d', 3, 'third', null)], async () => {});
        const rows = await readAll(store, table);
        expect(rows.map((one) => [one.id, one.third])).toEqual([
          ['a', 1],
          ['b', 3],
          ['c', 4],
          ['d', null],
        ]);
        const view = { ...table, name: 'v', ttlMs: 0, features: ['third'] };
        const asked = { keys: { id: ['a', 'b', 'b', 'c'] }, at: [9, 1, 9, 9].map((hour) => hour * HOUR) };
        const [answer] = await store.join(asked, [view], { createdCutoff: true });
        expect(answer!.columns).toEqual({ third: [1, 2, 3, 4] });
        expect((await store.countFilled(table, []))[0]?.filled).toEqual({ third: 4 });
      }));

    test('a table is described as it is, and is gone after it was dropped', () =>
      use(async (store) => {
        const table = someTable();
        expect(await store.describe(table)).toMatchObject({ exists: false, columns: [], damages: [] });
        await store.append(table, [row('a', 1, 1)], async () => {});
        const { exists, columns, damages } = await store.describe(table);
        expect([exists, damages]).toEqual([true, []]);
        const types = Object.fromEntries(columns.map((column) => [column.name, column.valueType]));
        expect(types).toEqual({
          ...{ id: 'string', event_timestamp: 'unix_timestamp', created_timestamp: 'unix_timestamp' },
          ...Object.fromEntries(EVERY_TYPE.map((valueType) => [`a_${valueType}`, valueType])),
        });
        await store.drop(table);
        expect((await store.describe(table)).exists).toBe(false);
        expect(await readAll(store, table)).toEqual([]);
      }));
  });
}
