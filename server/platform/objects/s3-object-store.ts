import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { ObjectStore } from './port.ts';
import { openBucket, type S3Bucket, type S3ObjectStoreConfig } from './s3-bucket.ts';
import { isMistake, s3Problem } from './s3-problem.ts';
import { objectIsThere, readObject, streamObject } from './s3-read.ts';
import { putBytes, uploadFile } from './s3-write.ts';

/**
 * Objects in a bucket. Region, credentials and endpoint come from AWS's standard variables unless the configuration
 * says otherwise; `client` is for what it cannot say (credentials in a test).
 */
export function s3ObjectStore(config: S3ObjectStoreConfig, client: S3ClientConfig = {}): ObjectStore {
  const bucket = openBucket(config, client);
  return {
    check: () => checkBucket(bucket),
    put: (key, bytes, { ifAbsent = false } = {}) => putBytes(bucket, key, bytes, ifAbsent),
    putFile: (key, path) => uploadFile(bucket, key, path),
    get: (key, { atMost = Number.POSITIVE_INFINITY } = {}) => readObject(bucket, key, atMost),
    getStream: (key) => streamObject(bucket, key),
    exists: (key) => objectIsThere(bucket, key),
    list: (prefix) => listKeys(bucket, prefix),
    delete: (key) => deleteObject(bucket, key),
    uri: bucket.uri,
  };
}

/** By listing: the answer to it says what is wrong, that to a HEAD has no words. */
async function checkBucket({ s3, Bucket, folder, uri, soon }: S3Bucket): Promise<void> {
  await s3.send(new ListObjectsV2Command({ Bucket, Prefix: folder, MaxKeys: 1 }), soon).catch((error: unknown) => {
    throw s3Problem(uri(''), error, { code: isMistake(error) ? 'invalid_input' : 'unavailable' });
  });
}

async function listKeys({ s3, Bucket, folder, uri, soon }: S3Bucket, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  try {
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: folder + prefix }, soon)) {
      for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key.slice(folder.length));
    }
  } catch (error) {
    throw s3Problem(uri(prefix), error);
  }
  return keys.sort();
}

async function deleteObject({ s3, at, uri, soon }: S3Bucket, key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand(at(key)), soon).catch((error: unknown) => {
    throw s3Problem(uri(key), error);
  });
}
