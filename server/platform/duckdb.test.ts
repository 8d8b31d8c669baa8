import { expect, test } from 'vitest';
import { quoteName, quoteText, withDuckDb } from './duckdb.ts';

test('cells come as plain values: exact integers and decimals, UTC milliseconds, text for what a number cannot hold', async () => {
  const [row] = await withDuckDb((db) =>
    db.rows(`SELECT 42::BIGINT AS small, 9007199254740993::BIGINT AS large, 1082.09::DECIMAL(38, 9) AS money,
      TIMESTAMP '2011-06-01 00:00:00.054' AS moment, '2011-06-01T02:00:00+02:00'::TIMESTAMPTZ AS zoned,
      NULL::INTEGER AS nothing, true AS flag, 'é' AS word`),
  );
  expect(row).toEqual({
    small: 42,
    large: '9007199254740993',
    money: 1082.09,
    moment: Date.UTC(2011, 5, 1, 0, 0, 0, 54),
    zoned: Date.UTC(2011, 5, 1),
    nothing: null,
    flag: true,
    word: 'é',
  });
});

test('a result without rows still has its columns', async () => {
  expect(await withDuckDb((db) => db.columns('SELECT 1 AS a, 2 AS b WHERE false'))).toEqual({ a: [], b: [] });
});

test('batches give every row once, in order', async () => {
  const seen = await withDuckDb(async (db) => {
    const values: unknown[] = [];
    for await (const rows of db.batches('SELECT i FROM range(5000) t(i) ORDER BY i')) {
      values.push(...rows.map((row) => row.i));
    }
    return values;
  });
  expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => i));
});

test('a database is gone after its task, so two tasks never meet', async () => {
  await withDuckDb((db) => db.run('CREATE TABLE t AS SELECT 1'));
  await expect(withDuckDb((db) => db.rows('SELECT * FROM t'))).rejects.toThrow(/t does not exist/);
});

test('an abort stops the running statement and says cancelled', async () => {
  const controller = new AbortController();
  const endless = withDuckDb((db) => db.rows('SELECT sum(a.i * b.i) FROM range(1000000) a(i), range(1000000) b(i)'), {
    signal: controller.signal,
  });
  setTimeout(() => controller.abort(), 50);
  await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
});

test('an abort between two statements refuses the second', async () => {
  const controller = new AbortController();
  const work = withDuckDb(
    async (db) => {
      controller.abort();
      return db.rows('SELECT 1');
    },
    { signal: controller.signal },
  );
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
});

test('quotes inside names and texts stay inside them', async () => {
  const rows = await withDuckDb((db) => db.rows(`SELECT ${quoteText("it's")} AS ${quoteName('a "b"')}`));
  expect(rows).toEqual([{ 'a "b"': "it's" }]);
});
