import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectStoreContract } from './object-store.contract.ts';
import { s3ObjectStore } from './s3-object-store.ts';

const BUCKET = 'cookoff';
const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

let directory: string;
let server: Server;
let endpoint: string;

/**
 * A real S3 server over a loopback port. s3rver predates conditional writes, so S3's documented rule is put in front:
 * a PUT with `If-None-Match: *` is answered 412 when the key is there or being written.
 */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cookoff-s3-'));
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET, configs: [] }] });
  await s3.configureBuckets();
  const answer = s3.callback();
  const claimed = new Set<string>();
  server = createServer((request, response) => {
    const conditional = request.method === 'PUT' && request.headers['if-none-match'] === '*';
    if (conditional && claimed.has(request.url!)) {
      response.writeHead(412, { 'content-type': 'application/xml' });
      request.resume().on('end', () => response.end('<Error><Code>PreconditionFailed</Code></Error>'));
      return;
    }
    if (conditional) claimed.add(request.url!);
    void answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true, force: true });
});

const openAt = (prefix: string, bucket = BUCKET) =>
  s3ObjectStore({ bucket, prefix, region: 'eu-west-1', endpoint }, { credentials: CREDENTIALS, maxAttempts: 1 });

let opened = 0;
objectStoreContract('S3', async () => openAt(`store-${opened++}`));

test('a prefix keeps two stores in one bucket apart', async () => {
  await openAt('left').put('a.txt', Buffer.from('left'));
  expect(await openAt('right').exists('a.txt')).toBe(false);
  expect(openAt('left').uri('a.txt')).toBe('s3://cookoff/left/a.txt');
});

test('a bucket that is not there is unavailable, named, with what to check', async () => {
  await expect(openAt('x', 'no-such-bucket').get('a.txt')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/s3:\/\/no-such-bucket\/x\/a\.txt.*NoSuchBucket.*bucket/s),
  });
});
