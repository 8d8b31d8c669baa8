import { createReadStream } from 'node:fs';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { AppError, messageOf } from '../errors.ts';
import { noSuchObject, objectExists, requireObjectKey } from './object-key.ts';
import type { ObjectStore } from './port.ts';

export interface S3ObjectStoreConfig {
  readonly bucket: string;
  /** Folder inside the bucket that everything lives in, without slashes at its ends. */
  readonly prefix?: string | undefined;
  readonly region?: string | undefined;
  /** Another S3 than Amazon's; addressed by path, since its buckets seldom have host names. */
  readonly endpoint?: string | undefined;
}

/**
 * Objects in a bucket. Region, credentials and endpoint come from AWS's standard variables unless the configuration
 * says otherwise; `client` is for what it cannot say (credentials in a test).
 */
export function s3ObjectStore(config: S3ObjectStoreConfig, client: S3ClientConfig = {}): ObjectStore {
  const { bucket: Bucket } = config;
  const folder = config.prefix ? `${config.prefix}/` : '';
  const s3 = new S3Client({
    ...(config.region && { region: config.region }),
    ...(config.endpoint && { endpoint: config.endpoint, forcePathStyle: true }),
    // The newer default checksums are not understood by every S3; a package proves itself by its own sha256.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...client,
  });
  const at = (key: string) => ({ Bucket, Key: folder + requireObjectKey(key) });
  const uri = (key: string) => `s3://${Bucket}/${folder}${key}`;

  async function exists(key: string): Promise<boolean> {
    const input = at(key);
    try {
      await s3.send(new HeadObjectCommand(input));
      return true;
    } catch (error) {
      if (isNamed(error, 'NotFound', 'NoSuchKey')) return false;
      throw unavailable(uri(key), error);
    }
  }

  async function bodyOf(key: string) {
    const input = at(key);
    const { Body } = await s3.send(new GetObjectCommand(input)).catch((error: unknown) => {
      throw isNamed(error, 'NotFound', 'NoSuchKey') ? noSuchObject(uri(key), error) : unavailable(uri(key), error);
    });
    if (!Body) throw unavailable(uri(key), new Error('the answer has no body'));
    return Body;
  }

  return {
    /** `If-None-Match: *` settles a race; the look beforehand protects on servers that do not know the header. */
    async put(key, bytes, { ifAbsent = false } = {}) {
      const input = { ...at(key), Body: bytes, ...(ifAbsent && { IfNoneMatch: '*' }) };
      if (ifAbsent && (await exists(key))) throw objectExists(uri(key));
      await s3.send(new PutObjectCommand(input)).catch((error: unknown) => {
        const taken = isNamed(error, 'PreconditionFailed', 'ConditionalRequestConflict');
        throw taken ? objectExists(uri(key), error) : unavailable(uri(key), error);
      });
    },

    async putFile(key, path) {
      const upload = new Upload({ client: s3, params: { ...at(key), Body: createReadStream(path) } });
      await upload.done().catch((error: unknown) => {
        throw unavailable(uri(key), error);
      });
    },

    get: async (key) => (await bodyOf(key)).transformToByteArray(),

    getStream: async (key) => (await bodyOf(key)).transformToWebStream() as ReadableStream<Uint8Array>,

    exists,

    async list(prefix) {
      const keys: string[] = [];
      try {
        for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: folder + prefix })) {
          for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key.slice(folder.length));
        }
      } catch (error) {
        throw unavailable(uri(prefix), error);
      }
      return keys.sort();
    },

    async delete(key) {
      await s3.send(new DeleteObjectCommand(at(key))).catch((error: unknown) => {
        throw unavailable(uri(key), error);
      });
    },

    uri,
  };
}

const isNamed = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name);

const unavailable = (uri: string, cause: unknown) =>
  new AppError(
    'unavailable',
    `S3 did not answer for ${uri}: ${cause instanceof Error ? cause.name : 'error'}: ${messageOf(cause)}. ` +
      'Check the bucket, AWS_REGION and the credentials.',
    { cause },
  );
