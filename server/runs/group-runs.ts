import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import {
  GROUP_FIELDS,
  type GroupKey,
  listConstantColumns,
  readGroupFigures,
  readGroups,
} from './search/groups.repo.ts';
import { columnIdsOf, toPredicate } from './search-runs.ts';
import { columnKey, listRunColumns, type RunColumn } from './storage/run-values.repo.ts';

export { GROUP_FIELDS };

/** As many groups as are told apart; the rest is named. */
export const MOST_GROUPS = 200;

/** A figure over the runs of a group. */
export interface GroupedFigure {
  /** Runs that have it. */
  readonly runs: number;
  readonly mean: number;
  /** Standard deviation over the runs, n − 1; null below 2 of them. */
  readonly sd: number | null;
}

export interface RunGroup {
  /** null for the runs that have no such value. */
  readonly key: string | null;
  readonly runs: number;
  /** By column name; columns of texts are not in it. */
  readonly figures: Readonly<Record<string, GroupedFigure>>;
}

export interface GroupRuns {
  readonly q: string;
  /** owner, algorithm, service, experiment, status or a column such as `param.max_depth`. */
  readonly by: string;
  /** Columns whose means are wanted. */
  readonly columns: readonly string[];
}

/**
 * The runs that fit, gathered by a value, the largest groups first.
 * @throws AppError invalid_input for a mistake in the query, or for what runs cannot be gathered by.
 */
export async function groupRuns({ q, by, columns }: GroupRuns): Promise<RunGroup[]> {
  const known = await listRunColumns();
  const predicate = toPredicate(q, known);
  const key = groupKey(by, known);
  const ids = columnIdsOf(columns, known);
  const [groups, figures] = await Promise.all([
    readGroups(predicate, key, MOST_GROUPS),
    readGroupFigures(predicate, key, ids),
  ]);
  return groups.map((group) => ({
    ...group,
    figures: Object.fromEntries(
      figures
        .filter((figure) => figure.key === group.key)
        .map(({ columnId, runs, mean, sd }) => [columns[ids.indexOf(columnId)]!, { runs, mean, sd }]),
    ),
  }));
}

/** Those of the columns that do not tell the runs that fit apart. @throws AppError invalid_input as `groupRuns`. */
export async function findConstantColumns(q: string, columns: readonly string[]): Promise<string[]> {
  const known = await listRunColumns();
  const ids = columnIdsOf(columns, known);
  const constant = new Set(await listConstantColumns(toPredicate(q, known), ids));
  return columns.filter((_, i) => constant.has(ids[i]!));
}

function groupKey(by: string, columns: readonly RunColumn[]): GroupKey {
  const field = GROUP_FIELDS.find((known) => known === by);
  if (field) return field;
  const column = columns.find((known) => columnKey(known) === by);
  if (column) return { columnId: column.id };
  const hint = didYouMean(by, [...GROUP_FIELDS, ...columns.map(columnKey)]);
  const message = `Runs cannot be gathered by "${by}".${hint || ` Use ${GROUP_FIELDS.join(', ')} or a column such as param.max_depth.`}`;
  throw new AppError('invalid_input', message, { fields: { group: message } });
}
