import type { Formerly } from '../repo/lineage.ts';
import type { FeatureView, Scalar, ValueType } from '../vocabulary.ts';
import type { EntityKeyVersion } from './entity-key.ts';

/** What a store has to know of a view: its name, and every feature with its type. */
export interface OnlineTable {
  readonly view: string;
  readonly fields: readonly { readonly name: string; readonly valueType: ValueType }[];
  /** What it and its features were called before: rows from then are still called so. */
  readonly formerly?: Formerly | undefined;
}

/** A view that is applied says what it was called before. */
export const onlineTable = ({
  name,
  fields,
  formerly,
}: Pick<FeatureView, 'name' | 'fields'> & { readonly formerly?: Formerly }): OnlineTable => ({
  view: name,
  fields: fields.map((field) => ({ name: field.name, valueType: field.dtype })),
  ...(formerly && (formerly.names.length > 0 || Object.keys(formerly.features).length > 0) && { formerly }),
});

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

export interface OnlineRead {
  readonly table: OnlineTable;
  /** Names of the features wanted; a row may come with more. */
  readonly features: readonly string[];
  readonly keys: readonly Buffer[];
}

export interface OnlineWriteOptions {
  /**
   * Latest event that earlier materializations may have brought, epoch milliseconds. Rows from there on are expected to
   * be new, which a store may use to write them in bulk. Left out, every row is expected to meet a newer one.
   */
  readonly watermark?: number;
}

/** How many rows went in, and how many were older than what was there. */
export interface OnlineWritten {
  readonly written: number;
  readonly skipped: number;
}

/** Where a view's rows are kept, and whether that place is there. */
export interface OnlinePlace {
  readonly view: string;
  readonly place: string;
  readonly exists: boolean;
}

/**
 * Latest rows by view and entity key bytes: the port every online engine passes `online-store.contract.ts` for.
 * An older row never replaces a newer one, by event and then by creation, whatever the order of the writes.
 */
export interface OnlineStore {
  /** How the bytes of its keys are to be made. */
  readonly keyVersion: EntityKeyVersion;
  /** For each read, rows in the order of its keys, undefined where there is none. Each view is named once. */
  read(reads: readonly OnlineRead[]): (OnlineRow | undefined)[][] | Promise<(OnlineRow | undefined)[][]>;
  /**
   * Looks whether rows could be written, for who has to know before writing elsewhere. `write` does so too.
   * @throws AppError `invalid_input` for a row the store cannot hold.
   */
  requireFits(table: OnlineTable, rows: readonly OnlineWrite[]): void;
  /**
   * Writes rows, of which several may have one key. When it fails some may have been written; doing it again is safe.
   * @throws AppError `invalid_input`, with nothing written, for a row the store cannot hold; `unavailable`.
   */
  write(table: OnlineTable, rows: readonly OnlineWrite[], options?: OnlineWriteOptions): Promise<OnlineWritten>;
  /** Keys of a view; may lag behind where there are very many. */
  count(view: string): Promise<number>;
  describePlaces(views: readonly string[]): Promise<OnlinePlace[]>;
  /**
   * Makes what is missing, and returns the views it was missing for.
   * @throws AppError `conflict` when what is there was written in another way than this project is configured for.
   */
  ensurePlaces(views: readonly string[]): Promise<string[]>;
  /** Deletes all rows of views for good; a view that has no place is passed over. */
  removePlaces(views: readonly string[]): Promise<void>;
  /** Does beforehand what the first read would wait for. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Whether a row must give way to one that is stored: by event, then by creation, of which none is earlier than any. */
export function isOlder(
  row: Pick<OnlineRow, 'event' | 'created'>,
  stored: Pick<OnlineRow, 'event' | 'created'>,
): boolean {
  if (row.event !== stored.event) return row.event < stored.event;
  return (row.created ?? Number.NEGATIVE_INFINITY) < (stored.created ?? Number.NEGATIVE_INFINITY);
}
