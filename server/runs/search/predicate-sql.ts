import { Prisma } from '#server/platform/generated/client';
import type { ListField, MomentField, Predicate, TextField, TextMatch } from './predicate.ts';

const { sql, join, raw } = Prisma;
type Sql = Prisma.Sql;

export const EXPERIMENT = sql`(SELECT name FROM "Experiment" WHERE id = run."experimentId")`;

/** What is written about a run; null without a word. */
export const NOTE = sql`(SELECT body FROM "RunNote" WHERE "runId" = run.id AND body <> '')`;

/** Expressions over a run called `run`. */
const TEXTS: Record<TextField, Sql> = {
  name: sql`run.name`,
  owner: sql`run.owner`,
  status: sql`run.status`,
  algorithm: sql`run.algorithm`,
  service: sql`run.service`,
  experiment: EXPERIMENT,
  label: sql`run.label`,
  id: sql`run.id`,
  note: NOTE,
};
const MOMENTS: Record<MomentField, Sql> = { created: sql`run."createdAt"`, finished: sql`run."finishedAt"` };
const LISTS: Record<ListField, Sql> = { tag: sql`run.tags`, feature: sql`run.features` };
const FLAGS = { starred: sql`run.starred`, archived: sql`run.archived`, imported: sql`run.imported IS NOT NULL` };

/** A predicate as a condition on `run` that is true or false and never unknown, so that NOT turns it around. */
export function predicateSql(predicate: Predicate): Sql {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return sql`(${join(predicate.terms.map(predicateSql), predicate.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return sql`NOT ${predicateSql(predicate.term)}`;
    case 'words':
      return sql`(concat_ws(' ', run.name, run.owner, run.service, array_to_string(run.features, ' '),
        array_to_string(run.tags, ' ')) ILIKE ${inside(predicate.text)})`;
    case 'flag':
      return sql`(${FLAGS[predicate.field]})`;
    case 'text':
      return known(TEXTS[predicate.field], matches(TEXTS[predicate.field], predicate.match));
    case 'list':
      return listSql(predicate.field, predicate.match);
    case 'moment':
      return momentSql(predicate);
    case 'number':
      return cellSql(predicate.columnId, sql`number ${raw(predicate.operator)} ${predicate.value}::float8`);
    case 'cell':
      return cellSql(predicate.columnId, matches(cellText(predicate.match), predicate.match));
    case 'present':
      return presentSql(predicate.field);
  }
}

/**
 * Runs with a cell of the column that fits. IS TRUE keeps the planner from making a join of it: the cells of all columns
 * share their statistics, so it would guess how many fit, and guess far off. As it is, the index of the column is read
 * once into a hash, and every run on the way is looked up there.
 */
const cellSql = (columnId: number, condition: Sql): Sql =>
  sql`((run.id IN (SELECT "runId" FROM "RunValue" WHERE "columnId" = ${columnId} AND ${condition})) IS TRUE)`;

/** Bare where an index can find it. */
const cellText = ({ kind }: TextMatch): Sql => (kind === 'same' ? sql`text` : sql`coalesce(text, number::text)`);

const known = (value: Sql, condition: Sql): Sql => sql`(${value} IS NOT NULL AND ${condition})`;

function matches(value: Sql, { kind, texts }: TextMatch): Sql {
  if (kind === 'same') return sql`${value} = ANY (${[...texts]}::text[])`;
  return sql`${value} ILIKE ANY (${texts.map(inside)}::text[])`;
}

/** A feature may be named without its view. */
function listSql(field: ListField, match: TextMatch): Sql {
  const whole = match.kind === 'same' && field === 'tag';
  if (whole) return sql`(${LISTS.tag} && ${[...match.texts]}::text[])`;
  const short = field === 'feature' ? sql` OR ${matches(sql`split_part(one, ':', 2)`, match)}` : Prisma.empty;
  return sql`EXISTS (SELECT FROM unnest(${LISTS[field]}) AS one WHERE ${matches(sql`one`, match)}${short})`;
}

function momentSql({ field, from, to }: Extract<Predicate, { kind: 'moment' }>): Sql {
  const moment = MOMENTS[field];
  const ends = [
    ...(from ? [sql`${moment} >= ${from}::timestamptz`] : []),
    ...(to ? [sql`${moment} < ${to}::timestamptz`] : []),
  ];
  return known(moment, join(ends, ' AND '));
}

function presentSql(field: Extract<Predicate, { kind: 'present' }>['field']): Sql {
  if (typeof field === 'object') return cellSql(field.columnId, sql`true`);
  if (field === 'tag' || field === 'feature') return sql`(cardinality(${LISTS[field]}) > 0)`;
  const value = field === 'created' || field === 'finished' ? MOMENTS[field] : TEXTS[field];
  return sql`(${value} IS NOT NULL)`;
}

/** A pattern that finds the text anywhere, with LIKE's own signs meaning themselves. */
const inside = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
