import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { requireObjectKey } from './object-key.ts';

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

/** A bucket, or a folder of one, and the client that speaks to it. */
export interface S3Bucket {
  readonly s3: S3Client;
  readonly patienceMs: number;
  /** For requests that send nothing. */
  readonly soon: { readonly requestTimeout: number };
  readonly Bucket: string;
  /** What every key begins with. */
  readonly folder: string;
  at(key: string): { readonly Bucket: string; readonly Key: string };
  uri(key: string): string;
}

const PATIENCE_MS = 15_000;
/** What the client cuts large files into. */
export const PART_BYTES = 5 * 2 ** 20;
/** What sending so many bytes may take, beyond the wait for an answer. */
export const sendingMs = (bytes: number): number => bytes / 64;

/** `client` is for what the configuration cannot say (credentials in a test). */
export function openBucket(config: S3ObjectStoreConfig, client: S3ClientConfig): S3Bucket {
  const { bucket: Bucket, prefix, region, endpoint, patienceMs = PATIENCE_MS } = config;
  const folder = prefix ? `${prefix}/` : '';
  const s3 = new S3Client({
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
  return {
    s3,
    patienceMs,
    soon: { requestTimeout: patienceMs },
    Bucket,
    folder,
    at: (key) => ({ Bucket, Key: folder + requireObjectKey(key) }),
    uri: (key) => `s3://${Bucket}/${folder}${key}`,
  };
}

export const isNamed = (error: unknown, ...names: string[]): boolean =>
  error instanceof Error && names.includes(error.name);
