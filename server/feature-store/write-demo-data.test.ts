import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { loadFeatureRepo } from './load-feature-repo.ts';
import type { Row } from './vocabulary.ts';
import { writeDemoData } from './write-demo-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'cookoff-demo-'));
const file = join(folder, 'demo.csv');
let lines: number;

beforeAll(async () => {
  lines = await writeDemoData(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The file as the relation `raw`, read by a CSV reader that knows nothing of the writer. */
function withRaw<T>(work: (query: (sql: string) => Promise<Row[]>) => Promise<T>): Promise<T> {
  return withDuckDb(async (db) => {
    await db.run(`CREATE TABLE raw AS SELECT * FROM read_csv(${quoteText(file)}, all_varchar = true, header = true)`);
    return work((sql) => db.rows(sql));
  });
}

async function toFeatures() {
  const pipeline = (await loadFeatureRepo()).pipelines.find(({ name }) => name === 'customer_rfm')!;
  return withRaw((query) => pipeline.run({ query, parameters: pipeline.parameters.parse({}) }));
}

test('the same seed gives the same bytes, another seed others', async () => {
  await writeDemoData(join(folder, 'again.csv'));
  await writeDemoData(join(folder, 'other.csv'), { seed: 1 });
  expect(readFileSync(join(folder, 'again.csv')).equals(readFileSync(file))).toBe(true);
  expect(readFileSync(join(folder, 'other.csv')).equals(readFileSync(file))).toBe(false);
});

test('a year of trade with everything a real file has: returns, no customer, other countries, accents, quotes', async () => {
  const [found] = await withRaw((query) =>
    query(`
    SELECT count(*) AS n, count(DISTINCT CustomerID) AS customers, count(*) FILTER (CustomerID IS NULL) AS nameless,
      count(*) FILTER (CAST(Quantity AS INTEGER) < 0 AND InvoiceNo LIKE 'C%') AS returned,
      count(DISTINCT Country) AS countries, count(*) FILTER (Description LIKE '%É%' OR Description LIKE '%,%"%') AS odd,
      min(strptime(InvoiceDate, '%m/%d/%Y %H:%M')) AS first, max(strptime(InvoiceDate, '%m/%d/%Y %H:%M')) AS last
    FROM raw`),
  );
  expect(found?.n).toBe(lines);
  expect(lines).toBeGreaterThanOrEqual(100_000);
  expect(found?.customers).toBeGreaterThanOrEqual(2_500);
  for (const name of ['nameless', 'returned', 'odd']) expect(found?.[name]).toBeGreaterThan(1_000);
  expect(found?.countries).toBeGreaterThan(5);
  expect(new Date(Number(found?.first)).toISOString().slice(0, 7)).toBe('2010-12');
  expect(new Date(Number(found?.last)).toISOString().slice(0, 7)).toBe('2011-12');
});

test('the view has hundreds of labelled customers of all three classes, the first ids people try among them', async () => {
  const { rows, counts } = await toFeatures();
  expect(rows.length).toBeGreaterThan(800);
  expect(rows.map((row) => row.customerid)).toEqual(expect.arrayContaining(['12747.0', '12841.0']));
  expect(Math.min(...(counts.clusters as number[]))).toBeGreaterThan(40);
});

test('what a customer spent says something about what it will be worth, and not all', async () => {
  const { rows } = await toFeatures();
  const correlation = pearson(
    rows.map((row) => Math.log(Math.max(1, Number(row.monetaryvalue)))),
    rows.map((row) => Math.log(Math.max(1, Number(row.revenue6m)))),
  );
  expect(correlation).toBeGreaterThan(0.4);
  expect(correlation).toBeLessThan(0.85);
});

function pearson(x: number[], y: number[]): number {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, i) => (value - mx) * (y[i]! - my)));
  return covariance / Math.sqrt(mean(x.map((value) => (value - mx) ** 2)) * mean(y.map((value) => (value - my) ** 2)));
}
