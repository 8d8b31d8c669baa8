import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { listIngests } from '#server/feature-store/ingests.repo';
import { type Database, openDatabase } from '#server/platform/database';
import { listRuns } from '#server/runs/runs.repo';
import { runCli } from './run-cli.fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'cookoff-bad-input-'));
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const LABEL = 'customer_rfm_features:ltvcluster';

const write = (name: string, content: string | Buffer): string => {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
};
const dataset = (...words: string[]) => [
  ...['dataset', '--features', LABEL, '--entities', 'all', '--out', join(home, 'dataset.csv')],
  ...words,
];
const train = (...words: string[]) => ['train', '--name', 'Denied', '--label', LABEL, ...words];

let database: Database;
beforeAll(async () => {
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
  await applyFeatureRepo({ name: 'Ram' });
});
afterAll(async () => {
  await database?.close();
  rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

test.each<[what: string, words: string[], reason: RegExp]>([
  ['a file that is not there', ['ingest', 'nowhere.csv'], /nowhere\.csv/],
  [
    'a CSV without required columns',
    ['ingest', write('columns.csv', 'InvoiceNo,Land\n1,UK\n')],
    /no columns StockCode/,
  ],
  ['an empty file', ['ingest', write('empty.csv', '')], /empty\.csv is empty/],
  ['a binary file', ['ingest', write('picture.csv', Buffer.from([0x89, 0x50, 0, 0]))], /is not text/],
  ['a gzip cut short', ['ingest', write('cut.csv.gz', gzipSync(HEADER).subarray(0, 20))], /cut\.csv\.gz/],
  [
    'a CSV in which no date can be read',
    ['ingest', write('dates.csv', `${HEADER}\n1,A,B,1,soon,1,1,United Kingdom\n`)],
    /date.*"soon"/,
  ],
  ['a time that is none', ['ingest', 'any.csv', '--as-of', 'yesterday'], /--as-of/],
  ['an unknown service', train('--service', 'dee_v9', '--algorithm', 'xgboost'), /dee_v9.*dee_v1/],
  ['an unknown view', train('--features', 'customers:r', '--algorithm', 'xgboost'), /"customers"/],
  [
    'an unknown feature',
    train('--features', 'customer_rfm_features:recancy', '--algorithm', 'xgboost'),
    /recancy.*recency/,
  ],
  ['the label among the features', train('--features', LABEL, '--algorithm', 'xgboost'), /label.*among the features/],
  ['an unknown algorithm', train('--service', 'dee_v1', '--algorithm', 'oracle'), /--algorithm.*xgboost/],
  ['parameters that are not JSON', train('--service', 'dee_v1', '--algorithm', 'xgboost', '--params', '{'), /--params/],
  [
    'a parameter out of range',
    train('--service', 'dee_v1', '--algorithm', 'xgboost', '--params', '{"max_depth":99}'),
    /max_depth/,
  ],
  ['no rows to train on', train('--service', 'dee_v1', '--algorithm', 'xgboost'), /row/],
  [
    'entity rows with a column twice',
    dataset('--entities', write('twice.csv', 'customerid,CustomerID,event_timestamp\na,b,2011-06-01\n')),
    /twice\.csv .*two columns named "CustomerID"/,
  ],
  [
    'entity rows on a day of no calendar',
    dataset('--entities', write('february.csv', 'customerid,event_timestamp\na,2026-02-30\n')),
    /february\.csv, row 1: event_timestamp is "2026-02-30"/,
  ],
  ['a folder of entity rows', dataset('--entities', home), /cannot be read as entity rows: it is no file/],
  ['a file where a folder should be', dataset('--out', join(write('file', ''), 'x.csv')), /x\.csv cannot be written/],
  ['a file of no kind', dataset('--out', join(home, 'dataset.txt')), /should end in \.parquet or \.csv/],
  ['a feature twice', dataset('--features', `${LABEL},${LABEL}`), /ltvcluster is asked for twice/],
  [
    'an interval that begins in no month',
    ['materialize', '2026-13-01', '2026-12-01'],
    /\[start\]: "2026-13-01" is no time/,
  ],
  ['an interval from its end to its start', ['materialize', '2026-03-01', '2026-02-01'], /start .* is after the end/],
  ['an unknown view to materialize', ['materialize-incremental', '2026-03-01', '--views', 'customers'], /"customers"/],
  ['rubbish for a registry', ['registry', 'import', write('registry.db', 'rubbish')], /no registry\.db of Feast/],
  ['a run nobody knows', ['promote', 'nosuchrun', '--model', 'customer_segment'], /nosuchrun/],
  ['comparing with nothing', ['compare', 'nosuchrun'], /2|two/],
  ['comparing unknown runs', ['compare', 'nosuch1', 'nosuch2'], /nosuch1.*nosuch2/],
  ['a view nobody knows', ['views', 'show', 'customer_rfm_feature'], /customer_rfm_features/],
  ['a model nobody knows', ['score', '--model', 'nosuch', '--all'], /nosuch/],
  ['a command nobody knows', ['trian'], /trian.*train/],
  ['an option nobody knows', ['runs', '--jason'], /--jason/],
])('%s ends with exit code 2 and a message that names it', async (_, words, reason) => {
  const { code, stderr, stdout } = await runCli(words);
  expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(reason);
  expect(stderr, 'a sentence, no stack').not.toMatch(/\n\s+at /);
});

test('after all of that nothing has been written', async () => {
  expect(await listIngests()).toEqual([]);
  expect(readdirSync(home, { recursive: true }).filter((path) => /\.parquet/.test(String(path)))).toEqual([]);
  // The one run whose asking was right: there were only no rows to train it on.
  expect(await listRuns()).toMatchObject([{ status: 'failed', report: null, learningCurve: null }]);
});
