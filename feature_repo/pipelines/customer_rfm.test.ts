import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { customerRfm } from './customer_rfm.ts';

const SHARED = '../shared/parity';

/** Runs the pipeline over a relation given as SQL; `order` shuffles the lines without changing them. */
function runOn(relation: string, parameters: Record<string, unknown> = {}) {
  return withDuckDb(async (db) => {
    await db.run(`CREATE TABLE raw AS ${relation}`);
    return customerRfm.run({ query: (sql) => db.rows(sql), parameters: customerRfm.parameters.parse(parameters) });
  });
}

interface Line {
  id: string | null;
  at: string;
  quantity?: string;
  price?: string;
  country?: string;
}

function toRelation(lines: readonly Line[]): string {
  const values = lines.map(({ id, at, quantity = '1', price = '10.00', country = 'United Kingdom' }) =>
    [at, quantity, price, id, country].map((cell) => (cell === null ? 'NULL' : quoteText(cell))).join(', '),
  );
  return `SELECT * FROM (VALUES (${values.join('), (')})) t(InvoiceDate, Quantity, UnitPrice, CustomerID, Country)`;
}

/** Eight customers whose recency, lines and money all differ, with a label revenue each. */
const eight = Array.from({ length: 8 }, (_, i): Line[] => [
  ...Array.from({ length: i + 1 }, () => ({ id: `${100 + i}`, at: `5/${i + 10}/2011 9:00`, price: `${i + 1}.10` })),
  { id: `${100 + i}.0`, at: '2011-07-01 10:00', price: `${10 * 3 ** i}` },
]).flat();

test('both spellings of an id are one customer, and the groups follow the quartiles', async () => {
  const { rows, counts } = await runOn(toRelation(eight));
  expect(rows.map((row) => row.customerid)).toEqual(['100.0', '101.0', '102.0', '103.0', '104.0', '105.0', '106.0']);
  expect(rows[0]).toMatchObject({ recency: 8, frequency: 1, monetaryvalue: 1.1, r: 0, f: 0, m: 0, revenue6m: 10 });
  expect(rows[0]).toMatchObject({ rfmscore: 0, segmentlowvalue: 1, segmentmidvalue: 0, segmenthighvalue: 0 });
  expect(rows[6]).toMatchObject({ recency: 2, frequency: 7, r: 3, f: 3, m: 3, segmenthighvalue: 1, ltvcluster: 2 });
  expect(counts).toMatchObject({ raw: 44, uk: 44, customers: 8, labelled: 7 });
});

test('every line and customer left out is counted once, under the first reason that holds', async () => {
  const { counts, dropped } = await runOn(
    toRelation([
      ...eight,
      { id: null, at: 'x', country: 'France' },
      { id: null, at: 'x' },
      { id: '7', at: '31.05.2011' },
      { id: '7', at: '5/1/2011 8:00', price: 'free' },
      { id: '7', at: '2/28/2011 23:59' },
      { id: '8', at: '6/1/2011 0:00' },
      { id: '9', at: '3/1/2011 0:00' },
    ]),
  );
  expect(counts).toMatchObject({ raw: 51, uk: 50, customers: 9 });
  expect(dropped).toEqual([
    { reason: 'country is not United Kingdom', unit: 'line', count: 1 },
    { reason: 'no customer id', unit: 'line', count: 1 },
    { reason: 'date cannot be read', unit: 'line', count: 1 },
    { reason: 'quantity or price cannot be read', unit: 'line', count: 1 },
    { reason: 'outside both windows', unit: 'line', count: 1 },
    { reason: 'bought in the label window only', unit: 'customer', count: 1 },
    { reason: 'no line in the label window', unit: 'customer', count: 1 },
    { reason: 'label revenue at or above its 0.99 quantile', unit: 'customer', count: 1 },
  ]);
});

test('files that give no customers say why', async () => {
  await expect(runOn(toRelation([{ id: '1', at: 'soon' }]))).rejects.toThrow(/none of 1 dates.*"soon".*M\/D\/YYYY/);
  await expect(runOn(toRelation([{ id: '1', at: '5/1/2011 8:00', country: 'Eire' }]))).rejects.toThrow(
    /no customer is left from 1 lines \(country is not United Kingdom: 1/,
  );
  const same = Array.from({ length: 9 }, (_, i): Line => ({ id: `${i}`, at: '5/1/2011 8:00' }));
  await expect(runOn(toRelation(same))).rejects.toThrow('recency of 9 customers cannot be cut into quartiles');
});

test('the order of the lines changes no bit of the answer', async () => {
  const forward = await runOn(toRelation(eight));
  expect(await runOn(toRelation(eight.toReversed()))).toEqual(forward);
});

test.skipIf(!existsSync(SHARED))(
  'the real file gives the reference customers (skipped without ../shared)',
  async () => {
    const { rows, counts } = await runOn(
      `SELECT * FROM read_csv('${SHARED}/OnlineRetail.csv.gz', encoding = 'latin-1', all_varchar = true)`,
    );
    expect(counts).toEqual({ raw: 541_909, uk: 495_478, customers: 1840, labelled: 1377, clusters: [1170, 186, 21] });
    const [header, ...lines] = readFileSync(`${SHARED}/rfm_features.csv`, 'utf8').trim().split(/\r?\n/);
    const names = header!.split(',');
    expect(rows.map((row) => row.customerid)).toEqual(lines.map((line) => line.split(',')[0]));
    for (const [i, line] of lines.entries()) {
      for (const [j, cell] of line.split(',').entries()) {
        const actual = rows[i]![names[j]!];
        if (names[j] === 'customerid') expect(actual).toBe(cell);
        else expect(Math.abs(Number(actual) - Number(cell))).toBeLessThan(1e-9 * Math.max(1, Math.abs(Number(cell))));
      }
    }
  },
);
