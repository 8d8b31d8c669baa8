import type { Formerly } from '../repo/lineage.ts';
import type { FeatureView, Field, Row, Scalar, Source, ValueType } from '../vocabulary.ts';

export interface OfflineColumn {
  readonly name: string;
  readonly valueType: ValueType;
  /** What it was called before: where a row has no value under its name, the newest of these that has one counts. */
  readonly formerNames?: readonly string[] | undefined;
}

/** Where the history of a view is kept, and the columns the view expects there. */
export interface OfflineTable {
  readonly joinKeys: readonly OfflineColumn[];
  readonly fields: readonly OfflineColumn[];
  readonly source: Pick<Source, 'table' | 'timestampField' | 'createdTimestampField'>;
}

/** A view's history and what is wanted of it. */
export interface JoinedView extends OfflineTable {
  readonly name: string;
  /** How old a row may be and still be used; 0 = for ever. */
  readonly ttlMs: number;
  /** Names of the fields wanted. */
  readonly features: readonly string[];
}

/** n entity rows by column. */
export interface EntityRows {
  /** (n) for each join key: its text. */
  readonly keys: Readonly<Record<string, readonly (string | null)[]>>;
  /** (n) moments asked about, epoch milliseconds. */
  readonly at: readonly number[];
}

/** Why an entity row got nulls from a view; the first that holds, in this order. */
export const NULL_REASONS = ['unknownKey', 'onlyLater', 'writtenLater', 'outsideTtl'] as const;

/**
 * - unknownKey: the view never saw the key.
 * - onlyLater: all its rows are of a later time.
 * - writtenLater: it has rows of an earlier time, all written later, or nobody knows when. Only with the created cutoff.
 * - outsideTtl: the row that counts is older than the ttl.
 */
export type NullReason = (typeof NULL_REASONS)[number];
export type NullReasons = Readonly<Record<NullReason, number>>;

/** The row each entity row got, (n) each. A row that counts but is outside the ttl is told too. */
export interface ChosenRows {
  /** Epoch milliseconds. */
  readonly event: readonly (number | null)[];
  readonly created: readonly (number | null)[];
  /** Null where the view's features are the chosen row's. */
  readonly reason: readonly (NullReason | null)[];
}

/** What one view gave to n entity rows. */
export interface ViewAnswer {
  readonly view: string;
  /** (n) cells by feature. */
  readonly columns: Readonly<Record<string, readonly Scalar[]>>;
  readonly chosen: ChosenRows;
}

export interface JoinOptions {
  /** Leave out rows that were written after the moment asked about. */
  readonly createdCutoff: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Rows to read for the online store; times are part of the interval. */
export interface Interval {
  readonly start: Date;
  readonly end: Date;
  /** Rows created from here on count whatever their event, up to `end`. */
  readonly writtenSince: Date | null;
  /** Texts of a key that was visited: only those that come after it count. */
  readonly after?: readonly string[] | null;
}

/** How much of the rows that were written at one moment is there. */
export interface FilledPart {
  /** Epoch milliseconds; null for the rows of no moment asked about. */
  readonly writtenAt: number | null;
  readonly rows: number;
  /** Rows with a value, by field. */
  readonly filled: Readonly<Record<string, number>>;
}

/** Rows that are in place but not seen by anybody yet. */
export interface PlacedRows {
  /** Where they are, relative to the store. */
  readonly location: string;
  /** The latest row of every key as it will be with them, by column. */
  readLatest(): Promise<Readonly<Record<string, readonly Scalar[]>>>;
}

/** What a table holds of one key. */
export interface KeyHistory {
  /** With all columns of the table, times in epoch milliseconds. */
  readonly rows: readonly Row[];
  /** Rows there are. */
  readonly total: number;
}

/** A table as it is, whatever a view says of it. */
export interface TableDescription {
  /** As people know it. */
  readonly place: string;
  /** Whether there is anything of it. */
  readonly exists: boolean;
  /** As the newest rows have them. */
  readonly columns: readonly TableColumn[];
  /** A sentence for each part of it that vanished or cannot be read. */
  readonly damages: readonly string[];
  /** Whether rows can be added in which a column is of another type. */
  readonly takesNewTypes: boolean;
}

export interface TableColumn {
  readonly name: string;
  /** In the engine's words. */
  readonly type: string;
  /** Null when no value type is read from it. */
  readonly valueType: ValueType | null;
}

/** The history of features. Every engine passes `offline-store.contract.ts`. */
export interface OfflineStore {
  /**
   * Point-in-time join. For each entity row and view, of the rows with equal keys and
   *
   *     moment − ttl ≤ event ≤ moment      (ttl 0: no lower bound)      and, with the cutoff, created ≤ moment
   *
   * the one with the latest event counts, then the latest created, then a fixed one. Its values are taken as they are,
   * nulls among them; without such a row they are all null, and the answer says why. One answer a view, in their order,
   * with one cell an entity row, in theirs.
   */
  join(entities: EntityRows, views: readonly JoinedView[], options: JoinOptions): Promise<ViewAnswer[]>;

  /**
   * Texts of the keys a table ever had, a list for each join key, in the order of the keys. With `snapshotAt` only
   * those of the newest event up to that moment.
   */
  listKeys(table: OfflineTable, snapshotAt?: Date): Promise<string[][]>;

  /**
   * The first `limit` keys whose first text begins with `prefix`, each once, in the order of their texts.
   * @returns the texts of each key.
   */
  findKeys(table: OfflineTable, prefix: string, limit: number): Promise<string[][]>;

  /**
   * Rows of one key, in the order in which they count: the latest event first, then the latest created, then as the
   * join decides between equals. At most `limit` of them, with how many there are.
   */
  readHistory(table: OfflineTable, key: readonly string[], limit: number): Promise<KeyHistory>;

  /**
   * The latest row of every key within an interval: event, then created. `visit` gets them in blocks with their total,
   * in an order of the keys' texts that stays the same for as long as the store does.
   * @returns the total.
   */
  readLatest(
    table: OfflineTable,
    interval: Interval,
    visit: (rows: readonly Row[], total: number) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<number>;

  /**
   * Counts rows, and those that have a value for each field, by when they were written: a part for each moment asked
   * about that has rows, and one for all others together.
   */
  countFilled(table: OfflineTable, writtenAt: readonly Date[]): Promise<FilledPart[]>;

  /**
   * Adds rows with all columns of the table, times in epoch milliseconds. They appear all together, after `record` is
   * done, or not at all.
   * @returns what `record` does.
   * @throws AppError `invalid_input` naming the row, column and value that does not fit the table; `cancelled`.
   */
  append<T>(
    table: OfflineTable,
    rows: readonly Row[],
    record: (placed: PlacedRows) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;

  /** What is there of a table, read from no row. */
  describe(table: Pick<OfflineTable, 'source'>): Promise<TableDescription>;

  /** Deletes a table with all its rows, for good; records of how they came are the caller's. */
  drop(table: Pick<OfflineTable, 'source'>): Promise<void>;
}

/** The table behind a view; one that is applied says what its columns were called before. */
export function offlineTable(
  { fields, source, formerly }: Pick<FeatureView, 'fields' | 'source'> & { readonly formerly?: Formerly },
  joinKeys: readonly OfflineColumn[],
): OfflineTable {
  const toColumn = ({ name, dtype }: Field): OfflineColumn => {
    const formerNames = formerly?.features[name];
    return { name, valueType: dtype, ...(formerNames && { formerNames }) };
  };
  return { joinKeys, fields: fields.map(toColumn), source };
}
