import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { objectExists } from './object-key.ts';
import { isNamed, PART_BYTES, type S3Bucket, sendingMs } from './s3-bucket.ts';
import { s3Problem } from './s3-problem.ts';
import { objectIsThere } from './s3-read.ts';

/** What is sent carries its sum, by which the server notices what the way did to it. */
const CHECKED = { ChecksumAlgorithm: 'SHA256' } as const;

/** `If-None-Match: *` settles a race; the look beforehand protects on servers that do not know the header. */
export async function putBytes(bucket: S3Bucket, key: string, bytes: Uint8Array, ifAbsent: boolean): Promise<void> {
  const { s3, at, uri, patienceMs } = bucket;
  const input = { ...at(key), Body: bytes, ...CHECKED, ...(ifAbsent && { IfNoneMatch: '*' }) };
  if (ifAbsent && (await objectIsThere(bucket, key))) throw objectExists(uri(key));
  const requestTimeout = patienceMs + sendingMs(bytes.byteLength);
  await s3.send(new PutObjectCommand(input), { requestTimeout }).catch((error: unknown) => {
    const taken = isNamed(error, 'PreconditionFailed', 'ConditionalRequestConflict');
    throw taken ? objectExists(uri(key), error) : s3Problem(uri(key), error);
  });
}

/** In parts where it is large; parts of an upload that fails are thrown away. */
export async function uploadFile({ s3, at, uri }: S3Bucket, key: string, path: string): Promise<void> {
  const target = at(key);
  try {
    await stat(path);
    const params = { ...target, Body: createReadStream(path), ...CHECKED };
    await new Upload({ client: s3, params, partSize: PART_BYTES }).done();
  } catch (error) {
    throw s3Problem(uri(key), error);
  }
}
