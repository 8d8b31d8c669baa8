import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { askThreshold } from './comparison/ask-threshold.ts';
import { askForClass } from './comparison/at-threshold.ts';
import { getHoldout, listAnswers } from './results.repo.ts';
import { requireScored } from './run-curves.ts';
import { getRuns } from './runs.repo.ts';
import type { Holdout, KeptHoldout } from './schema.ts';

/** More than a person reads; the count says how many there are. */
const MOST_ROWS = 200;

export const ComparedRowsQuerySchema = z.object({
  runs: z
    .string({ error: 'name 2 to 8 runs: ?runs=a,b' })
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string()).min(2, 'name at least 2 runs').max(8, 'at most 8 runs'))
    .describe('2 to 8 run ids with commas'),
  of: z.string().min(1).describe('the run whose confusion matrix it is'),
  against: z.string().min(1).optional().describe('the run it is held against: only rows that one of the two has there'),
  truth: z.coerce.number().int().describe('true class value'),
  predicted: z.coerce.number().int().describe('predicted class value'),
  threshold: z.coerce.number().min(0).max(1).optional().describe('as in the comparison: 1 and 0 are yes and no then'),
  class: z.coerce.number().int().optional().describe('value of the class of the threshold; the last when left out'),
});
export type ComparedRowsQuery = z.output<typeof ComparedRowsQuerySchema>;

export interface ComparedRow {
  readonly key: string;
  /** Class value. */
  readonly label: number;
  /** Class value each run answers, in the order asked for; null where it did not score the row. */
  readonly answers: readonly (number | null)[];
  /** Probability of that answer. */
  readonly confidences: readonly (number | null)[];
  /** Of the run whose matrix it is, in the order of its features; null where missing. */
  readonly features: readonly (number | null)[];
}

export interface ComparedRowsPage {
  readonly total: number;
  readonly features: readonly string[];
  /** At most 200, in the order of the holdout. */
  readonly rows: readonly ComparedRow[];
}

/**
 * The rows behind a cell of a confusion matrix, or of the difference of two, with what every compared run says of them.
 * In a difference these are the rows that exactly one of the two runs has in that cell.
 *
 * @throws AppError not_found for an unknown run; conflict for one without predictions; invalid_input for a run that is
 *   not among those compared.
 */
export async function listComparedRows(query: ComparedRowsQuery): Promise<ComparedRowsPage> {
  const runs = (await getRuns(query.runs)).map(requireScored);
  const of = requirePosition(query.of, query.runs);
  const against = query.against === undefined ? null : requirePosition(query.against, query.runs);
  const threshold = askThreshold(runs, runs[0]!, query);
  const asked = <H extends Holdout>(holdout: H, { report }: (typeof runs)[number]): H =>
    threshold ? { ...holdout, ...askForClass(holdout, threshold, report.classes) } : holdout;
  const answers = (await listAnswers(query.runs)).map((one, i) => answersByKey(asked(one, runs[i]!)));
  const holdout = asked(await getHoldout(query.of), runs[of]!);
  const isInCell = (position: number, key: string): boolean =>
    answers[position]!.get(key)?.predicted === query.predicted;
  const isAsked = (key: string): boolean =>
    against === null ? isInCell(of, key) : answers[against]!.has(key) && isInCell(of, key) !== isInCell(against, key);
  const rows = [...holdout.keys.keys()].filter(
    (row) => holdout.labels[row] === query.truth && isAsked(holdout.keys[row]!),
  );
  const { features } = runs[of]!;
  const shown = rows.slice(0, MOST_ROWS).map((row) => toRow(holdout, row, { answers, width: features.length }));
  return { total: rows.length, features, rows: shown };
}

function toRow(
  { keys, labels, features }: KeptHoldout,
  row: number,
  { answers, width }: { readonly answers: readonly ReadonlyMap<string, Answer>[]; readonly width: number },
): ComparedRow {
  const said = answers.map((one) => one.get(keys[row]!));
  return {
    key: keys[row]!,
    label: labels[row]!,
    answers: said.map((one) => one?.predicted ?? null),
    confidences: said.map((one) => one?.confidence ?? null),
    features: Array.from(features.subarray(row * width, (row + 1) * width), (value) =>
      Number.isNaN(value) ? null : value,
    ),
  };
}

function requirePosition(id: string, ids: readonly string[]): number {
  const position = ids.indexOf(id);
  if (position >= 0) return position;
  throw new AppError('invalid_input', `Run "${id}" is not among those compared: ${ids.join(', ')}.`);
}

interface Answer {
  readonly predicted: number;
  readonly confidence: number;
}

function answersByKey({ keys, predicted, probabilities }: Holdout): Map<string, Answer> {
  const classes = probabilities.length / keys.length;
  const confidence = (row: number): number => Math.max(...probabilities.subarray(row * classes, (row + 1) * classes));
  return new Map(keys.map((key, row) => [key, { predicted: predicted[row]!, confidence: confidence(row) }]));
}
