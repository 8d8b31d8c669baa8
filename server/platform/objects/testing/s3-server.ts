import crypto, { createCipheriv, createDecipheriv } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type S3rver from 's3rver';

export const BUCKET = 'cookoff';
/** Those s3rver knows. */
export const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/**
 * s3rver writes where the next page of a listing begins under DES, which OpenSSL 3 no longer offers. Triple DES with one
 * key three times over is DES.
 */
function keepDes(): void {
  const thrice = (key: Buffer) => Buffer.concat([key, key, key]);
  crypto.createCipheriv = ((name: string, key: Buffer, iv: Buffer) =>
    name === 'des' ? createCipheriv('des-ede3-cbc', thrice(key), iv) : createCipheriv(name, key, iv)) as never;
  crypto.createDecipheriv = ((name: string, key: Buffer, iv: Buffer) =>
    name === 'des' ? createDecipheriv('des-ede3-cbc', thrice(key), iv) : createDecipheriv(name, key, iv)) as never;
}

/** s3rver answers a PUT before its file is written, and writes over what is being read; S3 does neither. */
function writeBeforeAnswering(store: S3rver['context']['store']): void {
  store.putObject = async ({ bucket, key, content, metadata }) => {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.concat(await content.toArray());
    const path = store.getResourcePath(bucket, key, 'object');
    const temporary = `${path}.${crypto.randomUUID()}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    const md5 = crypto.createHash('md5').update(bytes).digest('hex');
    await store.putMetadata(bucket, key, metadata, md5);
    return { size: bytes.byteLength, md5 };
  };
}

export interface Running {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * A real S3 server over a loopback port. s3rver predates conditional writes, so S3's documented rule is put in front:
 * a PUT with `If-None-Match: *` is answered 412 when the key is there or being written.
 *
 * @param Server s3rver, which tests alone may import.
 */
export async function startS3(Server: typeof S3rver): Promise<Running> {
  keepDes();
  const directory = await mkdtemp(join(tmpdir(), 'cookoff-s3-'));
  const s3 = new Server({ directory, silent: true, configureBuckets: [{ name: BUCKET, configs: [] }] });
  await s3.configureBuckets();
  writeBeforeAnswering(s3.context.store);
  const answer = s3.callback();
  const claimed = new Set<string>();
  const running = await listen((request, response) => {
    const conditional = request.method === 'PUT' && request.headers['if-none-match'] === '*';
    if (conditional && claimed.has(request.url!)) {
      response.writeHead(412, { 'content-type': 'application/xml' });
      request.resume().on('end', () => response.end('<Error><Code>PreconditionFailed</Code></Error>'));
      return;
    }
    if (conditional) claimed.add(request.url!);
    void answer(request, response);
  });
  return {
    endpoint: running.endpoint,
    async close() {
      await running.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Listens on a free loopback port. */
export async function listen(answer: RequestListener): Promise<Running> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
