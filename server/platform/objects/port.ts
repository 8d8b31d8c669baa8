/**
 * Bytes by key. A key is `segment/segment/…` (see object-key.ts). An object is seen whole or not at all: a put that
 * fails half-way leaves what was there before. Every method throws AppError `unavailable` when the store cannot be
 * reached, naming it, and `invalid_input` for a key that is not one.
 */
export interface ObjectStore {
  /** @throws AppError invalid_input when no patience helps: credentials, bucket or folder are wrong; unavailable. */
  check(): Promise<void>;
  /**
   * Stores the bytes under the key, in place of what was there.
   * @throws AppError conflict when `ifAbsent` is set and the key is taken; of several at once one wins.
   */
  put(key: string, bytes: Uint8Array, options?: { ifAbsent?: boolean }): Promise<void>;
  /** Stores a local file under the key without holding it in memory. The file stays. */
  putFile(key: string, path: string): Promise<void>;
  /** @throws AppError not_found naming the object; unavailable, before it is read, when it has more than `atMost` bytes. */
  get(key: string, options?: { atMost?: number }): Promise<Uint8Array>;
  /** The same in pieces, for objects too large to hold. @throws AppError not_found before the first piece. */
  getStream(key: string): Promise<ReadableStream<Uint8Array>>;
  exists(key: string): Promise<boolean>;
  /** Every key that starts with the prefix (a string prefix, not a folder), sorted. */
  list(prefix: string): Promise<string[]>;
  /** Removes the object; one that is not there is no error. */
  delete(key: string): Promise<void>;
  /** Where a key is, for people: `s3://bucket/key` or a path. */
  uri(key: string): string;
}
