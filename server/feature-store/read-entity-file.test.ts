import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { readEntityFile } from './read-entity-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'cookoff-entity-file-'));
beforeAll(() => {
  vi.stubEnv('COOKOFF_HOME', folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const read = (path: string, hasAsOf = false) => readEntityFile(path, { joinKeys: ['id'], hasAsOf });

test('times with and without a zone, in one column, are moments in UTC; other columns come along as they are', async () => {
  const rows = ['007,2011-06-01 12:00:00,x', 'b,2011-06-01T12:00:00+05:30,', 'c,2011-06-01,007'];
  const frame = await read(fileOf('zones.csv', `id,event_timestamp,note\n${rows.join('\n')}\n`));
  expect(frame.keys).toEqual({ id: ['007', 'b', 'c'] });
  const noon = Date.UTC(2011, 5, 1, 12);
  expect(frame.at).toEqual([noon, noon - 5.5 * 3_600_000, noon - 12 * 3_600_000]);
  expect(frame.extra?.note?.values).toEqual(['x', null, '007']);
});

test('the only column of times is the moment; a key that is missing is a null key', async () => {
  const frame = await read(fileOf('other-name.csv', 'id,ordered\na,2011-06-01\n,2011-06-02\n'));
  expect(frame).toMatchObject({ momentName: 'ordered', keys: { id: ['a', null] } });
});

test('Parquet keeps the types of its columns', async () => {
  const path = join(folder, 'typed.parquet');
  const select = "SELECT 'a' AS id, TIMESTAMP '2011-06-01' AS event_timestamp, 7::BIGINT AS n, NULL::DOUBLE AS x";
  await withDuckDb((db) => db.run(`COPY (${select}) TO ${quoteText(path)} (FORMAT parquet)`));
  const frame = await read(path);
  expect(frame.extra).toEqual({ n: { valueType: 'int64', values: [7] }, x: { valueType: 'float64', values: [null] } });
});

test.each<[what: string, name: string, content: string | Buffer, reason: RegExp]>([
  ['no time', 'no-time.csv', 'id\na\n', /has no event_timestamp; its columns are id\. A moment for all rows/],
  ['no key', 'no-key.csv', 'name,event_timestamp\na,2011-06-01\n', /has no id; its columns are name, event_timestamp/],
  ['two times', 'two-times.csv', 'id,a,b\nx,2011-06-01,2011-06-02\n', /several columns of times \(a, b\)/],
  [
    'a column twice',
    'twice.csv',
    'id,event_timestamp,event_timestamp\na,2011-06-01,x\n',
    /two columns named "event_times/,
  ],
  ['a column twice but for case', 'case.csv', 'id,ID,event_timestamp\na,b,2011-06-01\n', /two columns named "ID"/],
  ['nothing', 'empty.csv', '', /has no entity rows: it needs a header/],
  ['a header alone', 'header.csv', 'id,event_timestamp\n', /has no entity rows/],
  [
    'a time that is none',
    'soon.csv',
    'id,event_timestamp\na,soon\n',
    /row 1: event_timestamp is "soon"; write it like/,
  ],
  ['a day no calendar has', 'feb.csv', 'id,event_timestamp\na,2026-02-30\n', /row 1: event_timestamp is "2026-02-30"/],
  ['a missing time', 'gap.csv', 'id,event_timestamp\na,2011-06-01\nb,\n', /row 2: event_timestamp is missing/],
  ['seconds', 'epoch.csv', 'id,event_timestamp\na,1306929600\n', /event_timestamp is "1306929600"/],
  ['no UTF-8', 'latin.csv', Buffer.from('id,event_timestamp\n\xe9,2011-06-01\n', 'latin1'), /Line: 2: .*utf-8/i],
  [
    'a CSV called Parquet',
    'csv.parquet',
    'id,event_timestamp\na,2011-06-01\n',
    /cannot be read as entity rows: .*magic/,
  ],
  ['rubbish called Parquet', 'rubbish.parquet', 'PAR1 rubbish PAR1', /cannot be read as entity rows/],
])('a file with %s is refused with the file and the reason', async (_, name, content, reason) => {
  const reading = read(fileOf(name, content));
  await expect(reading).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(new RegExp(`${name}.*${reason.source}`, reason.flags)),
  });
});

test('a folder, whatever it holds, and a file that is not there are refused', async () => {
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'secret.csv'), 'id,event_timestamp\na,2011-06-01\n');
  await expect(read(join(folder, 'inner'))).rejects.toThrow(/inner cannot be read as entity rows: it is no file/);
  await expect(read(join(folder, 'nowhere.csv'))).rejects.toThrow(/nowhere\.csv cannot be read/);
});
