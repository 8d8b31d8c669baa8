import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { s3ObjectStore } from './s3-object-store.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from './testing/faulty-proxy.ts';
import { BUCKET, CREDENTIALS, type Running, startS3 } from './testing/s3-server.ts';

const PATIENCE_MS = 400;
/** Three parts of an upload. */
const LARGE = 12 * 2 ** 20;

let s3: Running;
let proxy: FaultyProxy;
let folder: string;
let store: ReturnType<typeof s3ObjectStore>;
/** The same bucket without the proxy: what is really there. */
let truth: ReturnType<typeof s3ObjectStore>;

beforeAll(async () => {
  s3 = await startS3(S3rver);
  proxy = await startFaultyProxy(s3.endpoint);
  folder = await mkdtemp(join(tmpdir(), 'cookoff-faults-'));
  await writeFile(join(folder, 'large'), Buffer.alloc(LARGE, 'parts of an upload'));
  const config = { bucket: BUCKET, region: 'eu-west-1', patienceMs: PATIENCE_MS };
  store = s3ObjectStore({ ...config, endpoint: proxy.endpoint }, { credentials: CREDENTIALS });
  truth = s3ObjectStore({ ...config, endpoint: s3.endpoint }, { credentials: CREDENTIALS });
});
afterAll(async () => {
  await proxy.close();
  await s3.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  proxy.choose = () => undefined;
  proxy.asked.length = 0;
  await truth.put('kept.bin', Buffer.from('what is there'));
});

const always = (fault: Fault, method = 'GET') => {
  proxy.choose = (request) => (request.method === method ? fault : undefined);
};
const atFirst = (fault: Fault, method = 'GET') => {
  proxy.choose = (request) => (request.method === method && request.attempt === 1 ? fault : undefined);
};
const readKept = async (): Promise<string> => Buffer.from(await store.get('kept.bin')).toString();
const readStream = async (): Promise<string> => new Response(await store.getStream('kept.bin')).text();
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const unavailable = (message: RegExp) => ({ code: 'unavailable', message: expect.stringMatching(message) });

const PASSING: [string, Fault][] = [
  ['a 500', { answer: 500, code: 'InternalError' }],
  ['a 503 SlowDown', { answer: 503, code: 'SlowDown' }],
  ['a connection lost before the answer', { hangUp: true }],
  ['an answer that never comes', { silence: true }],
];

test.each([...PASSING, ['a body cut short', { cut: 4 }], ['a body that stalls', { stall: 4 }]] as [string, Fault][])(
  'reading gets over %s',
  async (_, fault) => {
    atFirst(fault);
    expect(await readKept()).toBe('what is there');
    expect(proxy.asked.length).toBeGreaterThan(1);
  },
);

test.each(PASSING)('writing gets over %s, and what was written is whole', async (_, fault) => {
  atFirst(fault, 'PUT');
  await store.put('written.bin', Buffer.from('all of it'));
  expect(Buffer.from(await truth.get('written.bin')).toString()).toBe('all of it');
});

test.each<[string, Fault, RegExp]>([
  ['500s', { answer: 500, code: 'InternalError' }, /s3:\/\/cookoff\/kept\.bin \(asked 3 times\): InternalError/],
  ['503s', { answer: 503, code: 'SlowDown' }, /asked 3 times\): SlowDown.*asked too often.*try again in a minute/],
  ['lost connections', { hangUp: true }, /kept\.bin.*(ECONNRESET|socket hang up)/],
  ['silence', { silence: true }, /kept\.bin.*Timeout/],
  ['bodies cut short', { cut: 4 }, /kept\.bin \(asked 3 times\).*aborted/],
  ['bodies that stall', { stall: 4 }, /asked 3 times\).*its 13 bytes did not come within 400 ms/],
  ['a wrong secret', { answer: 403, code: 'SignatureDoesNotMatch' }, /SignatureDoesNotMatch.*AWS_SECRET_ACCESS_KEY/],
  ['no permission', { answer: 403, code: 'AccessDenied' }, /AccessDenied.*may not: let them list, read, write/],
])('one clear sentence after %s', async (_, fault, sentence) => {
  always(fault);
  await expect(store.get('kept.bin')).rejects.toMatchObject(unavailable(sentence));
});

test('a body that is not what its checksum says is refused', async () => {
  always({ flip: 3, sha256: sha256('what is there') });
  await expect(store.get('kept.bin')).rejects.toMatchObject(unavailable(/kept\.bin.*[Cc]hecksum/));
  await expect(readStream()).rejects.toMatchObject(unavailable(/kept\.bin.*[Cc]hecksum/));
});

test('what is sent carries the sum by which a server notices what the way did to it', async () => {
  const sums: unknown[] = [];
  proxy.choose = ({ headers }) => void sums.push(headers['x-amz-checksum-sha256']);
  await store.put('summed.bin', Buffer.from('all of it'));
  expect(sums).toEqual([sha256('all of it')]);
});

test('a server that finds another sum stores nothing, and the sentence says so', async () => {
  always({ answer: 400, code: 'BadDigest' }, 'PUT');
  await expect(store.put('kept.bin', Buffer.from('bent'))).rejects.toMatchObject(
    unavailable(/BadDigest.*was not stored: try again/),
  );
  expect(Buffer.from(await truth.get('kept.bin')).toString()).toBe('what is there');
});

test.each<[string, Fault]>([
  ['is cut short', { cut: 4 }],
  ['stalls', { stall: 4 }],
])('a stream that %s ends with an error, never as if it were whole', async (_, fault) => {
  always(fault);
  await expect(readStream()).rejects.toMatchObject(unavailable(/kept\.bin/));
});

/** Parts of an upload that was neither completed nor aborted. */
const isAborted = () => proxy.asked.some((line) => line.startsWith('DELETE') && line.includes('uploadId='));

test.each<[string, Fault]>([
  ['the connection is lost', { hangUp: true }],
  ['the server fails', { answer: 500, code: 'InternalError' }],
])(
  'when %s in the middle of an upload nothing half-written is seen, and its parts are thrown away',
  async (why, fault) => {
    const key = `${why.replaceAll(' ', '-')}.parquet`;
    proxy.choose = ({ url }) => (url.includes('partNumber=2') ? fault : undefined);
    await expect(store.putFile(key, join(folder, 'large'))).rejects.toMatchObject(unavailable(/\.parquet/));
    expect(await truth.exists(key)).toBe(false);
    expect(isAborted()).toBe(true);
    proxy.choose = () => undefined;
    await store.putFile(key, join(folder, 'large'));
    expect(await truth.get(key)).toHaveLength(LARGE);
  },
);

test('an upload that loses its connection once gets over it', async () => {
  proxy.choose = ({ url, attempt }) => (url.includes('partNumber=2') && attempt === 1 ? { hangUp: true } : undefined);
  await store.putFile('resent.parquet', join(folder, 'large'));
  expect(await truth.get('resent.parquet')).toHaveLength(LARGE);
  expect(isAborted()).toBe(false);
});
