import { didYouMean } from '#server/platform/suggest';
import { columnKey, type RunColumn } from '../storage/run-values.repo.ts';
import { momentSpan } from './moment-span.ts';
import { both, type NumberComparison, not, type Predicate, type TextMatch } from './predicate.ts';
import type { Comparison, Query, QueryWord } from './query.ts';
import { queryError } from './query-error.ts';
import { FIELD_NAMES, type FieldName, isFieldName, QUERY_FIELDS, splitColumnName } from './query-fields.ts';

/** The query as it was typed, for messages, and the figures and parameters there are. */
export interface QueryContext {
  readonly source: string;
  readonly columns: readonly RunColumn[];
}

type Condition = Extract<Query, { kind: 'compare' }>;

/**
 * A query with its names looked up. What a run does not have fits no comparison, and `not` turns the answer around, so
 * `not metric.accuracy > 0.9` also finds runs without an accuracy; `service = none` finds what is not there.
 *
 * @throws AppError invalid_input with the place: for a name nobody knows, with the nearest; for a value that is none of
 *   its field; for a comparison its field does not have.
 */
export function resolveQuery(query: Query, context: QueryContext): Predicate {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { kind: query.kind, terms: query.terms.map((term) => resolveQuery(term, context)) };
    case 'not':
      return not(resolveQuery(query.term, context));
    case 'words':
      return query;
    case 'flag':
      return resolveFlag(query.field);
    case 'compare':
      return resolveCondition(query, context);
    case 'in': {
      const terms = query.values.map((value) =>
        resolveCondition({ kind: 'compare', field: query.field, operator: '=', value }, context),
      );
      return terms.length === 1 ? terms[0]! : { kind: 'or', terms };
    }
  }
}

function resolveCondition(condition: Condition, context: QueryContext): Predicate {
  const { field, operator, value } = condition;
  const present = isFieldName(field.text) ? field.text : { columnId: columnOf(field, context).id };
  if (isNone(value)) return resolveNone(condition, present, context);
  if (operator === '!=') {
    const same = resolveCondition({ ...condition, operator: '=' }, context);
    const lists = typeof present === 'string' && ['list', 'flag'].includes(QUERY_FIELDS[present].type);
    return lists ? not(same) : both({ kind: 'present', field: present } as Predicate, not(same));
  }
  return typeof present === 'string'
    ? resolveField(present, condition, context)
    : resolveCell(present.columnId, condition, context);
}

/** `= none` and `!= none`. */
function resolveNone(
  { field, operator, value }: Condition,
  present: FieldName | { columnId: number },
  { source }: QueryContext,
): Predicate {
  const flag = typeof present === 'string' && QUERY_FIELDS[present].type === 'flag';
  if (flag || (operator !== '=' && operator !== '!=')) {
    const right = flag ? `${field.text} stands by itself` : `${field.text} = none or ${field.text} != none`;
    throw queryError(source, value.at, `none does not go with ${field.text} ${operator}. Write ${right}`);
  }
  const found = { kind: 'present', field: present } as Predicate;
  return operator === '=' ? not(found) : found;
}

function resolveField(name: FieldName, condition: Condition, context: QueryContext): Predicate {
  const { operator, value, field } = condition;
  const description = QUERY_FIELDS[name];
  if (description.type === 'moment') {
    return { kind: 'moment', field: name as 'created', ...momentRange(condition, context) };
  }
  if (description.type === 'flag') return resolveFlagValue(condition, context);
  if (operator !== '=' && operator !== '~') {
    throw queryError(context.source, field.at, `${name} has no order: use =, !=, ~ or in instead of ${operator}`);
  }
  if (description.type === 'choice' && operator === '=') requireChoice(value, description.choices, name, context);
  const kind = description.type === 'list' ? 'list' : 'text';
  return { kind, field: name, match: textMatch(operator, value) } as Predicate;
}

function requireChoice(value: QueryWord, choices: readonly string[], name: string, { source }: QueryContext): void {
  if (choices.includes(value.text)) return;
  const hint = didYouMean(value.text, choices) || ` It is one of ${choices.join(', ')}.`;
  throw queryError(source, value.at, `There is no ${name} "${value.text}".${hint}`);
}

/** A date stands for all of it: `> 2011` begins with 2012, `>= 2011` with 2011, and `= 2011` is that year. */
function momentRange({ operator, value, field }: Condition, { source }: QueryContext) {
  const span = momentSpan(value.text);
  if (!span) {
    const right = 'write it like 2011, 2011-12, 2011-12-10 or 2011-12-10T08:00, in UTC';
    throw queryError(source, value.at, `"${value.text}" is no time; ${right}`);
  }
  switch (operator) {
    case '<':
      return { from: null, to: span.from };
    case '<=':
      return { from: null, to: span.to };
    case '>':
      return { from: span.to, to: null };
    case '>=':
      return { from: span.from, to: null };
    case '~':
      throw queryError(source, value.at, `${field.text} is a time; use =, <, <=, > or >= instead of ~`);
    default:
      return span;
  }
}

const resolveFlag = (field: QueryWord): Predicate => ({ kind: 'flag', field: field.text as 'starred' });

function resolveFlagValue({ field, operator, value }: Condition, { source }: QueryContext): Predicate {
  if (operator === '=' && value.text === 'true') return resolveFlag(field);
  if (operator === '=' && value.text === 'false') return not(resolveFlag(field));
  throw queryError(source, value.at, `${field.text} is true or false: write ${field.text} or not ${field.text}`);
}

function resolveCell(columnId: number, { operator, value, field }: Condition, { source }: QueryContext): Predicate {
  if (operator === '~') return { kind: 'cell', columnId, match: textMatch('~', value) };
  const number = value.text.trim() === '' ? Number.NaN : Number(value.text);
  const numbers = { kind: 'number', columnId, operator: operator as NumberComparison, value: number } as const;
  if (operator === '=' && field.text.startsWith('param.')) {
    const texts = { kind: 'cell', columnId, match: textMatch('=', value) } as const;
    return Number.isFinite(number) ? { kind: 'or', terms: [numbers, texts] } : texts;
  }
  if (Number.isFinite(number)) return numbers;
  throw queryError(source, value.at, `${field.text} ${operator} needs a number, such as 0.6; "${value.text}" is none`);
}

function columnOf(field: QueryWord, { source, columns }: QueryContext): RunColumn {
  const column = columns.find((known) => columnKey(known) === field.text);
  if (column) return column;
  const nearest = didYouMean(field.text, [...FIELD_NAMES, ...columns.map(columnKey)]);
  const wanted = splitColumnName(field.text);
  const what = wanted ? `No run has a ${wanted.kind} "${wanted.name}".` : `There is no field "${field.text}".`;
  const hint = nearest || (wanted ? '' : ` There are ${FIELD_NAMES.join(', ')}, metric.… and param.….`);
  throw queryError(source, field.at, `${what}${hint}`);
}

const isNone = ({ text, quoted }: QueryWord): boolean => !quoted && text.toLowerCase() === 'none';

const textMatch = (operator: Comparison, { text }: QueryWord): TextMatch => ({
  kind: operator === '~' ? 'inside' : 'same',
  texts: [text],
});
