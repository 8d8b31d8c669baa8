import { z } from 'zod';
import { parseInput } from '#server/platform/parse-input';
import { QUERY_MAX } from './search/parse-query.ts';
import { quote } from './search/print-query.ts';
import { FIELD_NAMES, isFieldName, QUERY_FIELDS } from './search/query-fields.ts';
import { type QueryPlace, queryPlace } from './search/query-place.ts';
import { listValues } from './search/values.repo.ts';
import { columnKey, listRunColumns, type RunColumn } from './storage/run-values.repo.ts';
import { VALUE_KINDS } from './storage/run-values.ts';

const MOST_OFFERED = 12;

export const CompleteQuerySchema = z.object({
  q: z.string().max(QUERY_MAX, `a query has at most ${QUERY_MAX} characters`).default(''),
  caret: z.coerce.number().int().min(0).describe('how many characters stand before the caret'),
});
export type CompleteQuery = z.input<typeof CompleteQuerySchema>;

export interface Completion {
  /** What `text` takes the place of: from here to the caret. */
  readonly from: number;
  readonly options: readonly { readonly text: string; readonly about: string }[];
}

const OPERATORS = {
  text: { '=': 'is', '!=': 'is something else', '~': 'holds, in any case', in: 'is one of (a, b)' },
  moment: { '=': 'within', '>': 'after', '>=': 'from', '<': 'before', '<=': 'until the end of' },
  value: { '>': 'above', '>=': 'at least', '<': 'below', '<=': 'at most', '=': 'is', '!=': 'is something else' },
} as const;
const LINKS = { and: 'both hold', or: 'one of them holds' };

/** What may come next where the caret is: names, comparisons, values that runs have, or and and or. */
export async function completeQuery(input: CompleteQuery): Promise<Completion> {
  const { q, caret } = parseInput(CompleteQuerySchema, input);
  const place = queryPlace(q, caret);
  const columns = await listRunColumns();
  return { from: place.from, options: await optionsAt(place, columns) };
}

async function optionsAt(place: QueryPlace, columns: readonly RunColumn[]): Promise<Completion['options']> {
  switch (place.kind) {
    case 'name':
      return offer(place.typed, namesOf(columns));
    case 'operator':
      return offer(place.typed, Object.entries(operatorsOf(place.field)));
    case 'link':
      return offer(place.typed, Object.entries(LINKS));
    case 'value':
      return valuesOf(place.field, place.typed, columns);
  }
}

/** A figure of one class, as `metric.recall_2`. */
const OF_A_CLASS = /\.\w+_\d+$/;

/** Those that hold what was typed: first the names that begin with it, or whose last part does; figures of a class last. */
function offer(typed: string, known: readonly (readonly [string, string])[]): Completion['options'] {
  const wanted = typed.toLowerCase();
  const rank = (name: string) =>
    (name.startsWith(wanted) ? 0 : name.includes(`.${wanted}`) ? 1 : 2) + (OF_A_CLASS.test(name) ? 0.5 : 0);
  return known
    .filter(([name]) => name.toLowerCase().includes(wanted) && name !== typed)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .slice(0, MOST_OFFERED)
    .map(([text, about]) => ({ text, about }));
}

const namesOf = (columns: readonly RunColumn[]) => [
  ...FIELD_NAMES.map((name) => [name, QUERY_FIELDS[name].about] as const),
  ...columns.map((column) => [columnKey(column), VALUE_KINDS[column.kind]] as const),
  ['not', 'turns what follows around'] as const,
];

function operatorsOf(field: string): Readonly<Record<string, string>> {
  if (!isFieldName(field)) return OPERATORS.value;
  return QUERY_FIELDS[field].type === 'moment' ? OPERATORS.moment : OPERATORS.text;
}

async function valuesOf(field: string, typed: string, columns: readonly RunColumn[]): Promise<Completion['options']> {
  if (isFieldName(field) && QUERY_FIELDS[field].type === 'choice') {
    return offer(
      typed,
      QUERY_FIELDS[field as 'status'].choices.map((choice) => [choice, ''] as const),
    );
  }
  const column = columns.find((known) => columnKey(known) === field);
  const values = await listValues(column?.id ?? field, typed, MOST_OFFERED);
  return values.map((value) => ({ text: quote(value), about: '' }));
}
