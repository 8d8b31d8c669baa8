import type { Scalar } from '../vocabulary.ts';

/** The latest known values of one entity in one view. */
export interface OnlineRow {
  /** Epoch milliseconds. */
  readonly event: number;
  readonly created: number | null;
  readonly values: Readonly<Record<string, Scalar>>;
}

export interface OnlineWrite extends OnlineRow {
  readonly key: Buffer;
}

/**
 * Latest rows by view and entity key bytes: the port every online engine passes `online-store.contract.ts` for.
 * An older row never replaces a newer one, by event and then by creation, whatever the order of the writes.
 */
export interface OnlineStore {
  /** Rows in the order of the keys, undefined where there is none. */
  read(view: string, keys: readonly Buffer[]): (OnlineRow | undefined)[] | Promise<(OnlineRow | undefined)[]>;
  /**
   * Writes all rows or none; how many were not older than what was there.
   * @throws AppError `invalid_input` for a key longer than the store can hold.
   */
  write(view: string, rows: readonly OnlineWrite[]): Promise<{ written: number; skipped: number }>;
  count(view: string): Promise<number>;
}
