import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { AppError } from '../errors.ts';
import { noSuchObject, objectTooLarge } from './object-key.ts';
import { readBody, readPieces } from './s3-body.ts';
import { isNamed, type S3Bucket } from './s3-bucket.ts';
import { s3Problem } from './s3-problem.ts';

/** A body that breaks off is asked for again; failures before the body are repeated by the client itself. */
const READS_MOST = 3;

export async function objectIsThere({ s3, at, uri, soon }: S3Bucket, key: string): Promise<boolean> {
  const input = at(key);
  try {
    await s3.send(new HeadObjectCommand(input), soon);
    return true;
  } catch (error) {
    if (isNamed(error, 'NotFound', 'NoSuchKey')) return false;
    throw s3Problem(uri(key), error);
  }
}

/** An object whole, held against the checksum the server keeps, if it keeps one. @throws AppError */
export async function readObject(bucket: S3Bucket, key: string, atMost: number): Promise<Uint8Array> {
  for (let reads = 1; ; reads++) {
    try {
      return await readOnce(bucket, key, atMost);
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (reads === READS_MOST) throw s3Problem(bucket.uri(key), error, { attempts: reads });
    }
  }
}

/** The same as a stream, which cannot begin again: it ends with an AppError. */
export async function streamObject(bucket: S3Bucket, key: string): Promise<ReadableStream<Uint8Array>> {
  const { body, bytes } = await askFor(bucket, key);
  const pieces = named(readPieces(body, bytes, bucket.patienceMs), bucket.uri(key));
  return Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
}

async function readOnce(bucket: S3Bucket, key: string, atMost: number): Promise<Uint8Array> {
  const { body, bytes } = await askFor(bucket, key);
  if (bytes <= atMost) return readBody(body, bytes, bucket.patienceMs);
  body.destroy();
  throw objectTooLarge(bucket.uri(key), bytes, atMost);
}

async function askFor({ s3, at, uri, soon }: S3Bucket, key: string): Promise<{ body: Readable; bytes: number }> {
  const input = { ...at(key), ChecksumMode: 'ENABLED' } as const;
  const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand(input), soon).catch((error: unknown) => {
    throw isNamed(error, 'NotFound', 'NoSuchKey') ? noSuchObject(uri(key), error) : s3Problem(uri(key), error);
  });
  if (Body instanceof Readable) return { body: Body, bytes: ContentLength };
  throw s3Problem(uri(key), new Error('the answer has no body'));
}

/** What goes wrong on the way is said with the object's name. */
async function* named(pieces: AsyncGenerator<Uint8Array>, uri: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw s3Problem(uri, error);
  }
}
