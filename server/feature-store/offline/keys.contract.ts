import { expect, test } from 'vitest';
import type { UseStore } from './run-join.fixture.ts';
import { HOUR, row, someTable } from './some-table.fixture.ts';

/** How every offline store finds and lists the keys it has rows of. */
export function keysContract(use: UseStore): void {
  test('keys are found by how they begin, each once, in order and no more than asked for', () =>
    use(async (store) => {
      const table = someTable();
      expect(await store.findKeys(table, '', 5)).toEqual([]);
      const ids = ['12', '1', "1'; --", '123', '2', '1%', '1_', 'é1', '💥'];
      await store.append(
        table,
        ids.map((id) => row(id, 1, 1)),
        async () => {},
      );
      await store.append(table, [row('12', 2, 2)], async () => {});
      expect(await store.findKeys(table, '12', 5)).toEqual([['12'], ['123']]);
      expect(await store.findKeys(table, '1', 1)).toEqual([['1']]);
      expect((await store.findKeys(table, '1', 9)).flat().sort()).toEqual(
        ids.filter((id) => id.startsWith('1')).sort(),
      );
      for (const prefix of ["1'", '1%', '1_', 'é', '💥']) {
        expect((await store.findKeys(table, prefix, 9)).flat()).toEqual(ids.filter((id) => id.startsWith(prefix)));
      }
      expect(await store.findKeys(table, '', 99)).toHaveLength(ids.length);
    }));

  test('keys are listed once each; of a snapshot only those of the newest event', () =>
    use(async (store) => {
      const table = someTable();
      await store.append(table, [row('a', 1, 1), row('b', 1, 1)], async () => {});
      await store.append(table, [row('b', 2, 2)], async () => {});
      expect((await store.listKeys(table)).map((keys) => keys.sort())).toEqual([['a', 'b']]);
      expect(await store.listKeys(table, new Date(2 * HOUR))).toEqual([['b']]);
      expect((await store.listKeys(table, new Date(1.5 * HOUR)))[0]!.sort()).toEqual(['a', 'b']);
      expect(await store.listKeys(table, new Date(0))).toEqual([[]]);
    }));
}
