/** The part of s3rver the tests use; it ships no types. */
declare module 's3rver' {
  import type { RequestListener } from 'node:http';
  import type { Readable } from 'node:stream';

  interface StoredObject {
    readonly bucket: string;
    readonly key: string;
    readonly content: Buffer | Readable;
    readonly metadata: object;
  }

  export default class S3rver {
    constructor(options: {
      directory: string;
      silent?: boolean;
      configureBuckets?: { name: string; configs: readonly string[] }[];
    });
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
    readonly context: {
      readonly store: {
        getResourcePath(bucket: string, key: string, resource: 'object'): string;
        putMetadata(bucket: string, key: string, metadata: object, md5: string): Promise<void>;
        putObject(object: StoredObject): Promise<{ size: number; md5: string }>;
      };
    };
  }
}
