import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { AppError } from '../errors.ts';
import { noSuchObject, objectExists, objectTooLarge, requireObjectKey } from './object-key.ts';
import type { ObjectStore } from './port.ts';
import { readBody, readPieces } from './s3-body.ts';
import { isMistake, s3Problem } from './s3-problem.ts';

export interface S3ObjectStoreConfig {
  readonly bucket: string;
  /** Folder inside the bucket that everything lives in, without slashes at its ends. */
  readonly prefix?: string | undefined;
  readonly region?: string | undefined;
  /** Another S3 than Amazon's; addressed by path, since its buckets seldom have host names. */
  readonly endpoint?: string | undefined;
  /** How long to wait for an answer, and for the next bytes of one. */
  readonly patienceMs?: number | undefined;
}

const PATIENCE_MS = 15_000;
/** A body that breaks off is asked for again; failures before the body are repeated by the client itself. */
const READS_MOST = 3;
/** What sending so many bytes may take, beyond the wait for an answer. */
const sendingMs = (bytes: number): number => bytes / 64;
/** What the client cuts large files into. */
const PART_BYTES = 5 * 2 ** 20;
const CHECKED = { ChecksumAlgorithm: 'SHA256' } as const;

/**
 * Objects in a bucket. Region, credentials and endpoint come from AWS's standard variables unless the configuration
 * says otherwise; `client` is for what it cannot say (credentials in a test). What is sent carries its SHA-256, and what
 * is read is held against the checksum the server keeps, if it keeps one.
 */
export function s3ObjectStore(config: S3ObjectStoreConfig, client: S3ClientConfig = {}): ObjectStore {
  const { bucket: Bucket, patienceMs = PATIENCE_MS } = config;
  const folder = config.prefix ? `${config.prefix}/` : '';
  const s3 = openClient(config, patienceMs, client);
  const soon = { requestTimeout: patienceMs };
  const at = (key: string) => ({ Bucket, Key: folder + requireObjectKey(key) });
  const uri = (key: string) => `s3://${Bucket}/${folder}${key}`;

  async function exists(key: string): Promise<boolean> {
    const input = at(key);
    try {
      await s3.send(new HeadObjectCommand(input), soon);
      return true;
    } catch (error) {
      if (isNamed(error, 'NotFound', 'NoSuchKey')) return false;
      throw s3Problem(uri(key), error);
    }
  }

  async function bodyOf(key: string): Promise<{ body: Readable; bytes: number }> {
    const input = { ...at(key), ChecksumMode: 'ENABLED' } as const;
    const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand(input), soon).catch((error: unknown) => {
      throw isNamed(error, 'NotFound', 'NoSuchKey') ? noSuchObject(uri(key), error) : s3Problem(uri(key), error);
    });
    if (Body instanceof Readable) return { body: Body, bytes: ContentLength };
    throw s3Problem(uri(key), new Error('the answer has no body'));
  }

  async function getOnce(key: string, atMost: number): Promise<Uint8Array> {
    const { body, bytes } = await bodyOf(key);
    if (bytes <= atMost) return readBody(body, bytes, patienceMs);
    body.destroy();
    throw objectTooLarge(uri(key), bytes, atMost);
  }

  return {
    /** By listing: the answer to it says what is wrong, that to a HEAD has no words. */
    async check() {
      const input = { Bucket, Prefix: folder, MaxKeys: 1 };
      await s3.send(new ListObjectsV2Command(input), soon).catch((error: unknown) => {
        throw s3Problem(uri(''), error, { code: isMistake(error) ? 'invalid_input' : 'unavailable' });
      });
    },

    /** `If-None-Match: *` settles a race; the look beforehand protects on servers that do not know the header. */
    async put(key, bytes, { ifAbsent = false } = {}) {
      const input = { ...at(key), Body: bytes, ...CHECKED, ...(ifAbsent && { IfNoneMatch: '*' }) };
      if (ifAbsent && (await exists(key))) throw objectExists(uri(key));
      const requestTimeout = patienceMs + sendingMs(bytes.byteLength);
      await s3.send(new PutObjectCommand(input), { requestTimeout }).catch((error: unknown) => {
        const taken = isNamed(error, 'PreconditionFailed', 'ConditionalRequestConflict');
        throw taken ? objectExists(uri(key), error) : s3Problem(uri(key), error);
      });
    },

    /** In parts where it is large; parts of an upload that fails are thrown away. */
    async putFile(key, path) {
      try {
        await stat(path);
        const params = { ...at(key), Body: createReadStream(path), ...CHECKED };
        await new Upload({ client: s3, params, partSize: PART_BYTES }).done();
      } catch (error) {
        throw error instanceof AppError ? error : s3Problem(uri(key), error);
      }
    },

    async get(key, { atMost = Number.POSITIVE_INFINITY } = {}) {
      for (let read = 1; ; read++) {
        try {
          return await getOnce(key, atMost);
        } catch (error) {
          if (error instanceof AppError) throw error;
          if (read === READS_MOST) throw s3Problem(uri(key), error, { attempts: read });
        }
      }
    },

    async getStream(key) {
      const { body, bytes } = await bodyOf(key);
      const pieces = Readable.from(named(readPieces(body, bytes, patienceMs), uri(key)));
      return Readable.toWeb(pieces) as ReadableStream<Uint8Array>;
    },

    exists,

    async list(prefix) {
      const keys: string[] = [];
      try {
        const input = { Bucket, Prefix: folder + prefix };
        for await (const page of paginateListObjectsV2({ client: s3 }, input, soon)) {
          for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key.slice(folder.length));
        }
      } catch (error) {
        throw s3Problem(uri(prefix), error);
      }
      return keys.sort();
    },

    async delete(key) {
      await s3.send(new DeleteObjectCommand(at(key)), soon).catch((error: unknown) => {
        throw s3Problem(uri(key), error);
      });
    },

    uri,
  };
}

function openClient({ region, endpoint }: S3ObjectStoreConfig, patienceMs: number, client: S3ClientConfig): S3Client {
  return new S3Client({
    ...(region && { region }),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // The newer default is a checksum behind the body, which not every S3 understands; ours are headers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: patienceMs,
      requestTimeout: patienceMs + sendingMs(PART_BYTES),
      throwOnRequestTimeout: true,
    },
    ...client,
  });
}

/** What goes wrong on the way is said with the object's name. */
async function* named(pieces: AsyncGenerator<Uint8Array>, uri: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw s3Problem(uri, error);
  }
}

const isNamed = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name);
