import { AppError } from '#server/platform/errors';
import type { EntityRows } from './offline/offline-store.ts';
import type { Scalar, ValueType } from './vocabulary.ts';

/** A column that is neither a join key nor the moment: a label, an order number. Passed through untouched. */
export interface ExtraColumn {
  readonly valueType: ValueType;
  readonly values: readonly Scalar[];
}

/** What the moment of an entity row is called by default. */
export const MOMENT = 'event_timestamp';

/** n entity rows by column. */
export interface EntityFrame {
  /** (n) texts for each join key. */
  readonly keys: Readonly<Record<string, readonly (string | null)[]>>;
  /** (n) moments, when they differ; a number is epoch milliseconds. */
  readonly at?: readonly (Date | number)[];
  /** What the moments are called; event_timestamp when left out. */
  readonly momentName?: string;
  /** In the order of their columns. */
  readonly extra?: Readonly<Record<string, ExtraColumn>>;
}

/**
 * The rows a join asks for, out of a frame.
 * @throws AppError `invalid_input` naming every join key that is missing, with the moment if that is missing too, or
 * the columns that differ in length.
 */
export function toEntityRows(frame: EntityFrame, joinKeys: readonly string[], asOf: Date): EntityRows {
  const missing = joinKeys.filter((name) => !frame.keys[name]);
  if (missing.length > 0) {
    throw new AppError(
      'invalid_input',
      `The entity rows have no ${missing.join(', ')}; these views are joined by ${joinKeys.join(', ')}.`,
    );
  }
  const columns: [string, number][] = [
    ...Object.entries(frame.keys).map(([name, values]): [string, number] => [name, values.length]),
    ...Object.entries(frame.extra ?? {}).map(([name, { values }]): [string, number] => [name, values.length]),
    ...(frame.at ? [['the moments', frame.at.length] as [string, number]] : []),
  ];
  if (new Set(columns.map(([, length]) => length)).size > 1) {
    const lengths = columns.map(([name, length]) => `${name} ${length}`).join(', ');
    throw new AppError('invalid_input', `The entity columns differ in length: ${lengths} rows.`);
  }
  const rows = columns[0]?.[1] ?? 0;
  return {
    keys: Object.fromEntries(joinKeys.map((name) => [name, frame.keys[name]!])),
    at: Array.from({ length: rows }, (_, row) => toMoment(frame.at?.[row] ?? asOf, row)),
  };
}

function toMoment(moment: Date | number, row: number): number {
  const milliseconds = Number(moment);
  if (Number.isFinite(milliseconds)) return milliseconds;
  throw new AppError('invalid_input', `The moment of entity row ${row} is not a time.`);
}
