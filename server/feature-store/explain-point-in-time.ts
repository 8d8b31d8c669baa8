import { readEntityKey } from './entity-key-text.ts';
import { type Judgement, judgeRows, type RowVerdict } from './judge-rows.ts';
import { type HistoricalRow, keyHistory } from './key-history.ts';
import { getView } from './registry.ts';
import type { Scalar } from './vocabulary.ts';

/** As many rows of one key as are still looked through. */
export const MOST_ROWS = 1_000;

export interface PointInTimeQuestion {
  readonly view: string;
  /** See `readEntityKey`. */
  readonly key: string;
  readonly at: Date;
  /** Leave out rows that were written after the moment. On unless said otherwise, as in training. */
  readonly createdCutoff?: boolean;
}

export interface PointInTimeAnswer {
  readonly view: string;
  readonly key: readonly string[];
  readonly at: Date;
  readonly ttlSeconds: number;
  readonly createdCutoff: boolean;
  /** By feature what a training row of this moment gets. */
  readonly values: Readonly<Record<string, Scalar>>;
  /** Why they are all null, when they are for want of a row. */
  readonly reason: Judgement['reason'];
  readonly rows: readonly (HistoricalRow & { readonly verdict: RowVerdict })[];
  /** Rows of the key there are; `rows` are the newest `MOST_ROWS` of them. */
  readonly total: number;
}

/**
 * What the point-in-time join answers for one entity and moment, with the verdict on every row of its history.
 * @throws AppError `not_found` for the view, `invalid_input` for a key that does not suit it.
 */
export async function explainPointInTime(question: PointInTimeQuestion): Promise<PointInTimeAnswer> {
  const { at, createdCutoff = true } = question;
  const view = await getView(question.view);
  const key = readEntityKey(question.key, view.joinKeys);
  const { rows, total } = await keyHistory(view, key, MOST_ROWS);
  const { verdicts, counting, reason } = judgeRows(rows, {
    at: +at,
    ttlMs: view.ttlSeconds * 1000,
    createdCutoff,
  });
  const source = reason === null && counting !== null ? rows[counting]!.values : {};
  return {
    view: view.name,
    key,
    at,
    ttlSeconds: view.ttlSeconds,
    createdCutoff,
    values: Object.fromEntries(view.fields.map(({ name }) => [name, source[name] ?? null])),
    reason,
    rows: rows.map((row, i) => ({ ...row, verdict: verdicts[i]! })),
    total,
  };
}
