import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { didYouMean } from '#server/platform/suggest';
import {
  type Cell,
  ColumnsSchema,
  CustomersSchema,
  DataframeRecordsSchema,
  DataframeSplitSchema,
  MatrixSchema,
  RecordsSchema,
} from '../schema.ts';
import { kindOf } from './kind-of.ts';

/** Raw features by name, by column or in the order of the signature. */
export type RawFeatures =
  | { readonly kind: 'records'; readonly field: string; readonly records: readonly Readonly<Record<string, Cell>>[] }
  | {
      readonly kind: 'split';
      readonly field: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'columns'; readonly field: string; readonly columns: Readonly<Record<string, readonly Cell[]>> }
  | { readonly kind: 'matrix'; readonly field: string; readonly rows: readonly (readonly Cell[])[] };

export type Invocation = { readonly kind: 'customers'; readonly keys: readonly string[] } | RawFeatures;

const FORMS = ['customer_list', 'dataframe_split', 'dataframe_records', 'instances', 'inputs'] as const;
type Form = (typeof FORMS)[number];

/**
 * Which of the five forms a body has, checked.
 * @throws AppError invalid_input naming the field and what would be right.
 */
export function parseInvocation(body: unknown): Invocation {
  requireObject(body);
  const form = requireForm(body);
  switch (form) {
    case 'customer_list':
      return { kind: 'customers', keys: parseInput(CustomersSchema, body).customer_list };
    case 'dataframe_split': {
      const { columns, data } = parseInput(DataframeSplitSchema, body).dataframe_split;
      return { kind: 'split', field: form, columns, rows: data };
    }
    case 'dataframe_records':
      return { kind: 'records', field: form, records: parseInput(DataframeRecordsSchema, body).dataframe_records };
    case 'instances':
      return rowsIn(form, body[form]);
    case 'inputs':
      return Array.isArray(body[form])
        ? rowsIn(form, body[form])
        : { kind: 'columns', field: form, columns: parseField(form, ColumnsSchema, body[form]) };
  }
}

/** Told apart by the first row, so that what is wrong is said of the form that was meant. */
function rowsIn(field: Form, rows: unknown): RawFeatures {
  const isMatrix = Array.isArray(rows) && Array.isArray(rows[0]);
  return isMatrix
    ? { kind: 'matrix', field, rows: parseField(field, MatrixSchema, rows) }
    : { kind: 'records', field, records: parseField(field, RecordsSchema, rows) };
}

const parseField = <T>(field: Form, schema: z.ZodType<T>, value: unknown): T =>
  parseInput(z.object({ [field]: schema }), { [field]: value })[field] as T;

function requireObject(body: unknown): asserts body is Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return;
  throw missing(`The body is ${kindOf(body)}, not an object.`);
}

function requireForm(body: object): Form {
  const present = FORMS.filter((form) => Object.hasOwn(body, form));
  if (present.length > 1) {
    const both = present.join(' and ');
    throw new AppError('invalid_input', `The body has ${both}; send one of them.`, {
      fields: { [present[1]!]: 'is one too many' },
    });
  }
  if (present[0]) return present[0];
  const keys = Object.keys(body)
    .slice(0, 5)
    .map((key) => key.slice(0, 40));
  const hint = keys.map((key) => didYouMean(key, FORMS)).find(Boolean) ?? '';
  throw missing(`The body has no customer_list${keys[0] ? ` (it has ${keys.join(', ')})` : ''}.${hint}`);
}

const missing = (what: string) =>
  new AppError(
    'invalid_input',
    `${what} Send {"customer_list": ["12747.0"]}, or raw features as dataframe_split, dataframe_records, instances or inputs.`,
    { fields: { customer_list: 'is missing' } },
  );
