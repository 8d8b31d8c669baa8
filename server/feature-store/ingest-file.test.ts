import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { objectStore } from '#server/platform/object-store';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { describeView } from './describe-view.ts';
import { withNewestFile } from './ingest/newest-file.ts';
import { ingestAgain } from './ingest-again.ts';
import { type IngestOptions, ingestFile } from './ingest-file.ts';
import { findTableStatistics, listIngests } from './ingests.repo.ts';

const REAL_FILE = '../shared/parity/OnlineRetail.csv.gz';
const ACTOR = { name: 'dee' };
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

function write(name: string, content: string | Buffer): string {
  const path = join(world.home, name);
  writeFileSync(path, content);
  return path;
}

const ingest = (path: string, options: IngestOptions = {}) => ingestFile(path, options, ACTOR);

/** Twelve customers with a purchase in both windows, all different, as CSV lines. */
const lines = Array.from({ length: 12 }, (_, i) =>
  [
    ...Array.from(
      { length: i + 1 },
      () => `1,A,"CAFÉ, ""BLEU""",1,5/${i + 1}/2011 9:00,${i + 1}.50,${100 + i},United Kingdom`,
    ),
    `2,A,TASSE,1,7/1/2011 9:00,${4 ** i}.00,${100 + i},United Kingdom`,
  ].join('\n'),
).join('\n');

function offlineFiles(): string[] {
  const folder = join(world.home, 'offline');
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
}

test.each<[string, string | Buffer, RegExp]>([
  ['nothing.csv', '', /nothing\.csv is empty/],
  ['blank.csv', '\n\n', /is empty or starts with an empty line/],
  ['header.csv', `${HEADER}\n`, /has a header and no rows/],
  ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /is not text \(byte 4 of its content is NUL\)/],
  ['cut.csv.gz', gzipSync(`${HEADER}\n${lines}`).subarray(0, 120), /cannot be read to its end: unexpected end of file/],
  ['lie.csv.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('no gzip')]), /cannot be read to its end/],
  ['lie.parquet', Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(64)]), /lie\.parquet cannot be read/],
  [
    'columns.csv',
    'InvoiceNo,Quantity,Land\n1,2,UK\n',
    /no columns StockCode, Description, InvoiceDate, UnitPrice, CustomerID, Country; its columns are InvoiceNo, Quantity, Land/,
  ],
  [
    'dates.csv',
    `${HEADER}\n${lines.replaceAll(/\d+\/\d+\/2011 9:00/g, 'soon')}`,
    /none of 90 dates can be read.*"soon"/,
  ],
])('%s is refused with the reason, and nothing is written', async (name, content, reason) => {
  const path = write(name, content);
  const error = await ingest(path).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'invalid_input', exitCode: 2 });
  expect(String(error)).toMatch(reason);
  expect(offlineFiles().filter((file) => file.includes('parquet'))).toEqual([]);
  expect(await listIngests()).toEqual([]);
});

test('a missing file, an unknown pipeline and a wrong parameter are named', async () => {
  await expect(ingest(join(world.home, 'nowhere.csv'))).rejects.toThrow(/nowhere\.csv cannot be opened/);
  await expect(ingest(world.home)).rejects.toThrow(/is not a file/);
  await expect(ingest(world.home, { pipeline: 'customer_rmf' })).rejects.toThrow('Did you mean "customer_rfm"?');
  const path = write('fine.csv', `${HEADER}\n${lines}\n`);
  await expect(ingest(path, { parameters: { labelQuantile: 2 } })).rejects.toThrow(/labelQuantile/);
  await expect(ingest(path, { asOf: new Date('soon') })).rejects.toThrow(/as-of time is not a time/);
});

test('an abort leaves nothing behind', async () => {
  const path = write('fine.csv', `${HEADER}\n${lines}\n`);
  const controller = new AbortController();
  const onProgress = ({ phase }: { phase: string }) => phase === 'computing features' && controller.abort();
  await expect(ingest(path, { signal: controller.signal, onProgress })).rejects.toMatchObject({ code: 'cancelled' });
  expect(offlineFiles().filter((file) => file.includes('parquet'))).toEqual([]);
});

test('UTF-8, Latin-1, gzip, CRLF, semicolons, other column orders and Parquet all give the same rows', async () => {
  const asOf = new Date('2026-01-01');
  const text = `${HEADER}\n${lines}\n`;
  const first = await ingest(write('utf8.csv', text), { asOf });
  expect(first).toMatchObject({ rows: 11, counts: { raw: 90, uk: 90, customers: 12, labelled: 11 }, warnings: [] });
  const parquet = join(world.home, 'input.parquet');
  await withDuckDb((db) =>
    db.run(`COPY (SELECT * REPLACE (strptime(InvoiceDate, '%m/%d/%Y %H:%M') AS InvoiceDate, CAST(CustomerID AS DOUBLE) AS CustomerID)
      FROM read_csv(${quoteText(join(world.home, 'utf8.csv'))}, all_varchar = true)) TO ${quoteText(parquet)} (FORMAT parquet)`),
  );
  const turned = text.split('\n').map((line) => line.replace(/^([^,]*),([^,]*),/, '$2,$1,'));
  const others = [
    write('latin1.csv', Buffer.from(text, 'latin1')),
    write('packed.csv.gz', gzipSync(text)),
    write('windows.csv', `\uFEFF${text.replaceAll('\n', '\r\n')}`),
    write('semicolons.csv', text.replaceAll(',', ';')),
    write('turned [1]*.csv', turned.join('\n')),
    parquet,
  ];
  const rowsOf = (location: string) =>
    withDuckDb((db) =>
      db.rows(
        `SELECT * EXCLUDE (created_timestamp) FROM read_parquet(${quoteText(join(world.home, 'offline', location))})`,
      ),
    );
  const expected = await rowsOf(first.location);
  expect(expected[0]).toMatchObject({ customerid: '100.0', event_timestamp: asOf.getTime(), frequency: 1 });
  for (const path of others) expect(await rowsOf((await ingest(path, { asOf })).location)).toEqual(expected);
});

test('lines that are no CSV are counted and left out', async () => {
  const path = write('ragged.csv', `${HEADER}\n${lines}\n1,2,3\n1,2,3,4,5,6,7,8,9\n`);
  const { counts, dropped } = await ingest(path);
  expect(counts.raw).toBe(90);
  expect(dropped[0]).toEqual({ reason: 'not a CSV line', unit: 'line', count: 2 });
});

test('an as-of outside what joins will see is warned about', async () => {
  const path = write('fine.csv', `${HEADER}\n${lines}\n`);
  expect((await ingest(path, { asOf: new Date('2011-12-10') })).warnings[0]).toMatch(/older than the 3650 days/);
  expect((await ingest(path, { asOf: new Date('2100-01-01') })).warnings[0]).toMatch(/in the future/);
});

test('an ingest is recorded with the content of its file, and the view describes what was ingested', async () => {
  const before = (await listIngests()).length;
  const path = write('again.csv', `${HEADER}\n${lines}\n\n`);
  const progress: number[] = [];
  const summary = await ingest(path, { fileName: 'mine.csv', onProgress: ({ fraction }) => progress.push(fraction) });
  expect((await listIngests())[0]).toMatchObject({
    ...{ id: summary.id, fileSha256: summary.fileSha256, fileName: 'mine.csv', by: 'dee' },
  });
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
  const view = await describeView('customer_rfm_features');
  expect(view.ingests.length).toBe(before + 1);
  expect(view).toMatchObject({ keys: 11, services: ['dee_v1', 'ram_v1'], freshness: { expired: false } });
  expect(view.ingests[0]?.id).toBe(summary.id);
  expect(view.statistics.map(({ name }) => name)).toEqual(view.fields.map(({ name }) => name));
  expect(
    view.statistics.find(({ name }) => name === 'ltvcluster')?.topValues?.reduce((n, { count }) => n + count, 0),
  ).toBe(11);
});

test('an ingest can be done again from the file that was kept of it, when the file itself is gone', async () => {
  const path = write('kept.csv.gz', gzipSync(`${HEADER}\n${lines}\n# kept`));
  const options = { asOf: new Date('2025-06-01'), parameters: { labelQuantile: 0.9 } };
  const first = await ingest(path, options);
  rmSync(path);
  const again = await ingestAgain(first.id, {}, { name: 'ram' });
  const { pipeline, asOf, parameters, fileName, fileSha256, rows, counts, dropped } = first;
  expect(again).toMatchObject({ pipeline, asOf, parameters, fileName, fileSha256, rows, counts, dropped, by: 'ram' });
  expect(again.id).not.toBe(first.id);
  const store = await objectStore();
  const kept = `raw/${fileSha256}.csv.gz`;
  expect(await store.list(`raw/${fileSha256}`), 'once, whatever the number of ingests').toEqual([kept]);
  await store.delete(kept);
  await expect(ingestAgain(first.id, {}, ACTOR)).rejects.toThrow(/not kept .* any more; ingest the file itself again/);
  await expect(ingestAgain('nobody', {}, ACTOR)).rejects.toMatchObject({ code: 'not_found' });
});

test('what was ingested already is told from what is new by content, pipeline, parameters and as-of', async () => {
  const path = write('if-new.csv', `${HEADER}\n${lines}\n# if new`);
  const asOf = new Date('2025-07-01');
  const first = await ingest(path, { ifNew: true, asOf });
  expect(first.isRepeated).toBe(false);
  expect(await ingest(path, { ifNew: true, asOf })).toMatchObject({ id: first.id, isRepeated: true });
  expect(await ingest(path, { ifNew: true })).toMatchObject({ id: first.id, isRepeated: true });
  const other = await ingest(path, { ifNew: true, asOf: new Date('2025-07-02') });
  expect(other).toMatchObject({ isRepeated: false });
  const parameters = { labelQuantile: 0.9 };
  expect(await ingest(path, { ifNew: true, asOf, parameters })).toMatchObject({ isRepeated: false });
});

test('a pattern stands for the newest file that fits it, a name with signs in it for itself', async () => {
  mkdirSync(join(world.home, 'drop'));
  const nameOf = (pattern: string) =>
    withNewestFile(join(world.home, 'drop', pattern), async ({ fileName }) => fileName);
  for (const [name, at] of [
    ['b.csv', 3],
    ['a.csv', 5],
    ['c [1].csv', 4],
    ['d.txt', 9],
  ] as const) {
    utimesSync(write(join('drop', name), name), at, at);
  }
  expect(await nameOf('*.csv')).toBe('a.csv');
  expect(await nameOf('c [1].csv')).toBe('c [1].csv');
  await expect(nameOf('*.parquet')).rejects.toThrow(/No file is named .*\*\.parquet/);
});

test('a file about the past adds to the history and leaves the statistics of the newest snapshot', async () => {
  const before = await findTableStatistics('customer_rfm_features');
  await ingest(write('past.csv', `${HEADER}\n${lines}`), { asOf: new Date('2025-01-01') });
  expect(await findTableStatistics('customer_rfm_features')).toEqual(before);
  await ingest(write('present.csv', `${HEADER}\n${lines}`));
  expect((await findTableStatistics('customer_rfm_features'))?.computedAt).not.toEqual(before?.computedAt);
});

test.skipIf(!existsSync(REAL_FILE))(
  'the real file gives the reference counts and fingerprint (skipped without ../shared)',
  async () => {
    const summary = await ingest(REAL_FILE);
    expect(summary.counts).toEqual({
      raw: 541_909,
      uk: 495_478,
      customers: 1840,
      labelled: 1377,
      clusters: [1170, 186, 21],
    });
    expect(readFileSync('../shared/parity/OnlineRetail.sha256.txt', 'utf8')).toContain(summary.fileSha256);
    expect((await describeView('customer_rfm_features')).keys, 'those of this file alone').toBe(1377);
  },
);
