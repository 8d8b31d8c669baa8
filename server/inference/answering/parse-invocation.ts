import type { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { didYouMean } from '#server/platform/suggest';
import {
  type Cell,
  CustomersSchema,
  DataframeRecordsSchema,
  DataframeSplitSchema,
  InputsSchema,
  InstancesSchema,
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
      return fromRows(form, parseInput(InstancesSchema, body).instances);
    case 'inputs': {
      const { inputs } = parseInput(InputsSchema, body);
      return Array.isArray(inputs) ? fromRows(form, inputs) : { kind: 'columns', field: form, columns: inputs };
    }
  }
}

type Rows = z.infer<typeof InstancesSchema>['instances'];

function fromRows(field: Form, rows: Rows): RawFeatures {
  return isMatrix(rows) ? { kind: 'matrix', field, rows } : { kind: 'records', field, records: rows };
}

const isMatrix = (rows: Rows): rows is Extract<Rows, Cell[][]> => Array.isArray(rows[0]);

function requireForm(body: unknown): Form {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw missing(`The body is ${kindOf(body)}, not an object.`);
  }
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
