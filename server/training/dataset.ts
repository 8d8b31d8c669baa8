import { AppError } from '#server/platform/errors';
import { readFeature } from './dataset/read-feature.ts';
import { type ClassMap, readLabel } from './dataset/read-label.ts';
import type { LabelledMatrix } from './model.ts';

export type Cell = number | string | boolean | null;

/** What the point-in-time join gives: one entry an entity row in `keys` and in every column. */
export interface JoinedTable {
  readonly keys: readonly string[];
  /** By feature reference, `view:feature`. */
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
}

export interface DatasetSpec {
  readonly features: readonly string[];
  readonly label: string;
  /** Names of the classes by class value, as the label's field defines them; unnamed classes are called by value. */
  readonly classNames?: Readonly<Record<string, string>> | undefined;
}

/** Labelled rows, and an account of those that have no label. */
export interface Dataset extends ClassMap {
  readonly keys: readonly string[];
  readonly matrix: LabelledMatrix;
  /** Row numbers of the joined table, in the order of `keys`. */
  readonly tableRows: Int32Array;
  readonly dropped: readonly { reason: string; count: number }[];
}

/**
 * Turn joined rows into a matrix of features and class indexes.
 *
 * Rows are put in the order of their keys, so that a seed gives the same split whatever order the join gave them in.
 *
 * A row without a label is dropped and counted. A missing feature stays as NaN; `completeRows` leaves such rows out
 * for algorithms that cannot learn with them, once the split is drawn.
 *
 * @throws AppError invalid_input: label among the features, text or infinite values, no usable rows, fewer than 2 or
 *   more than 100 classes.
 */
export function toDataset(table: JoinedTable, { features, label, classNames }: DatasetSpec): Dataset {
  if (features.includes(label)) {
    throw new AppError('invalid_input', `The label ${label} is among the features; leave it out of them.`, {
      fields: { features: `leave out ${label}` },
    });
  }
  const columns = features.map((name) => readFeature(name, columnOf(table, name), table.keys));
  const labelCells = columnOf(table, label);
  const rows = labelledRows(labelCells, table.keys);
  if (rows.length === 0) refuseEmpty(table.keys.length, label);
  const { labels, ...classMap } = readLabel(label, labelCells, { rows, keys: table.keys, names: classNames ?? {} });
  return {
    keys: Array.from(rows, (row) => table.keys[row]!),
    matrix: {
      rows: rows.length,
      names: features,
      columns: columns.map((column) => Float64Array.from(rows, (row) => column[row]!)),
      labels,
      classes: classMap.classValues.length,
    },
    ...classMap,
    tableRows: rows,
    dropped:
      rows.length < table.keys.length ? [{ reason: `no label ${label}`, count: table.keys.length - rows.length }] : [],
  };
}

function columnOf(table: JoinedTable, name: string): readonly Cell[] {
  const column = table.columns[name];
  if (column?.length !== table.keys.length) {
    throw new RangeError(
      `toDataset: column ${name} has ${column?.length ?? 'no'} values for ${table.keys.length} rows`,
    );
  }
  return column;
}

/** In the order of their keys by UTF-16 code unit, not by locale; rows of one key keep their order. */
function labelledRows(labelCells: readonly Cell[], keys: readonly string[]): Int32Array {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const rows = [...labelCells.keys()].filter((row) => !isMissing(labelCells[row]!));
  return Int32Array.from(rows.sort((a, b) => compare(keys[a]!, keys[b]!)));
}

function isMissing(cell: Cell): boolean {
  return cell === null || Number.isNaN(cell);
}

function refuseEmpty(entityRows: number, label: string): never {
  throw new AppError(
    'invalid_input',
    entityRows === 0
      ? 'The join gave no rows: there are no entity rows to train on; ingest data, or name entities.'
      : `None of the ${entityRows} entity rows can be used: they have no label ${label}. A value is null where the ` +
          'feature view does not know the entity, or its rows are newer than the as-of time or older than the ttl of ' +
          'the view; check both.',
  );
}
