import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { getHoldout } from './results.repo.ts';
import { requireScored } from './run-curves.ts';
import { getRun } from './runs.repo.ts';
import type { KeptHoldout, Run } from './schema.ts';

/** Which rows of a holdout, in which order. */
export const HoldoutRowsQuerySchema = z.object({
  cell: z
    .string()
    .regex(/^-?\d+,-?\d+$/, 'a cell is the true and the predicted class: 0,2')
    .optional()
    .describe('true and predicted class value of a cell of the confusion matrix, such as 0,2; all rows when left out'),
  sort: z
    .string()
    .min(1)
    .default('confidence')
    .describe('key, confidence (probability of the predicted class) or a feature reference'),
  direction: z.enum(['descending', 'ascending']).default('descending'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type HoldoutRowsQuery = z.output<typeof HoldoutRowsQuerySchema>;

export interface HoldoutRow {
  readonly key: string;
  /** Class values. */
  readonly label: number;
  readonly predicted: number;
  /** Of each class, in the order of the report. */
  readonly probabilities: readonly number[];
  /** In the order of the run's features; null where missing. */
  readonly features: readonly (number | null)[];
}

export interface HoldoutPage {
  /** Rows of the cell, or of the holdout. */
  readonly total: number;
  readonly features: readonly string[];
  readonly rows: readonly HoldoutRow[];
}

/**
 * The rows behind a cell of a run's confusion matrix, the surest first unless asked otherwise. Equal rows keep the order
 * of the holdout, and missing values come last.
 * @throws AppError not_found for an unknown run; conflict for one without predictions; invalid_input naming a class or a
 *   sort that the run does not have.
 */
export async function listHoldoutRows(id: string, query: HoldoutRowsQuery): Promise<HoldoutPage> {
  const run = await getRun(id);
  requireScored(run);
  const cell = query.cell === undefined ? null : requireCell(query.cell, run);
  requireSort(query.sort, run);
  return pageOfRows(run, await getHoldout(id), { ...query, cell });
}

type Cell = readonly [truth: number, predicted: number];

function requireCell(text: string, { report }: Run): Cell {
  const values = text.split(',').map(Number);
  const classes = report?.classes ?? [];
  const unknown = values.find((value) => classes.every(({ label }) => label !== value));
  if (unknown === undefined) return [values[0]!, values[1]!];
  const message = `There is no class ${unknown}; the run's classes are ${classes.map(({ label, name }) => `${label} (${name})`).join(', ')}.`;
  throw new AppError('invalid_input', message, { fields: { cell: message } });
}

function requireSort(sort: string, { features }: Run): void {
  const known = ['confidence', 'key', ...features];
  if (known.includes(sort)) return;
  const message = `Rows cannot be sorted by "${sort}".${didYouMean(sort, known)} There are: ${known.join(', ')}.`;
  throw new AppError('invalid_input', message, { fields: { sort: message } });
}

/** The same for a holdout one has. */
export function pageOfRows(
  { features, report }: Pick<Run, 'features' | 'report'>,
  holdout: KeptHoldout,
  { cell, sort, direction, limit, offset }: Omit<HoldoutRowsQuery, 'cell'> & { readonly cell: Cell | null },
): HoldoutPage {
  const classes = report?.classes.map(({ label }) => label) ?? [];
  const rows = [...holdout.keys.keys()].filter(
    (row) => !cell || (holdout.labels[row] === cell[0] && holdout.predicted[row] === cell[1]),
  );
  const sign = direction === 'ascending' ? 1 : -1;
  const compare =
    sort === 'key' ? compareKeys(holdout, sign) : compareValues(sortValues(sort, holdout, features, classes), sign);
  return {
    total: rows.length,
    features,
    rows: rows
      .sort(compare)
      .slice(offset, offset + limit)
      .map((row) => toRow(holdout, row, { width: features.length, classes: classes.length })),
  };
}

/** What a row is sorted by. */
function sortValues(
  sort: string,
  { predicted, probabilities, features: values }: KeptHoldout,
  features: readonly string[],
  classes: readonly number[],
): (row: number) => number {
  if (sort === 'confidence') return (row) => probabilities[row * classes.length + classes.indexOf(predicted[row]!)]!;
  const column = features.indexOf(sort);
  return (row) => values[row * features.length + column]!;
}

const compareValues =
  (of: (row: number) => number, sign: 1 | -1) =>
  (a: number, b: number): number => {
    const [x, y] = [of(a), of(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y);
  };

/** Numbers in a key by their size, so that "9.0" comes before "10.0". */
const KEYS = new Intl.Collator('en', { numeric: true });

const compareKeys =
  ({ keys }: KeptHoldout, sign: 1 | -1) =>
  (a: number, b: number): number =>
    sign * KEYS.compare(keys[a]!, keys[b]!);

function toRow(holdout: KeptHoldout, row: number, size: { width: number; classes: number }): HoldoutRow {
  const part = (values: Float64Array, width: number) => Array.from(values.subarray(row * width, (row + 1) * width));
  return {
    key: holdout.keys[row]!,
    label: holdout.labels[row]!,
    predicted: holdout.predicted[row]!,
    probabilities: part(holdout.probabilities, size.classes),
    features: part(holdout.features, size.width).map((value) => (Number.isNaN(value) ? null : value)),
  };
}
