/** The names a query may use, besides figures and parameters, which runs bring with them. */

import { RUN_ALGORITHMS, RUN_STATUSES } from '../schema.ts';
import { VALUE_KINDS, type ValueKind } from '../storage/run-values.ts';

export type FieldType = 'text' | 'choice' | 'list' | 'moment' | 'flag';

interface FieldDescription {
  readonly type: FieldType;
  /** Said beside its name where it is offered. */
  readonly about: string;
  /** All there are, where there are no others. */
  readonly choices?: readonly string[];
}

export const QUERY_FIELDS = {
  name: { type: 'text', about: 'of the run' },
  owner: { type: 'text', about: 'who trained it' },
  status: { type: 'choice', about: 'how far it is', choices: RUN_STATUSES },
  algorithm: { type: 'choice', about: 'what learned', choices: Object.keys(RUN_ALGORITHMS) },
  service: { type: 'text', about: 'feature service; none when picked by hand' },
  feature: { type: 'list', about: 'one it learned from: view:feature' },
  experiment: { type: 'text', about: 'by its name; none outside of one' },
  label: { type: 'text', about: 'what it predicts' },
  tag: { type: 'list', about: 'put on it by somebody' },
  note: { type: 'text', about: 'what is written about it' },
  id: { type: 'text', about: 'of the run' },
  created: { type: 'moment', about: 'a year, a month, a day or a moment' },
  finished: { type: 'moment', about: 'a year, a month, a day or a moment' },
  starred: { type: 'flag', about: 'has a star' },
  archived: { type: 'flag', about: 'put away; hidden unless asked for' },
  imported: { type: 'flag', about: 'trained elsewhere' },
} as const satisfies Record<string, FieldDescription>;
export type FieldName = keyof typeof QUERY_FIELDS;

export const FIELD_NAMES = Object.keys(QUERY_FIELDS) as FieldName[];

export const isFieldName = (name: string): name is FieldName => Object.hasOwn(QUERY_FIELDS, name);

/** `metric.f1_macro` taken apart; null for a name that is no column's. */
export function splitColumnName(text: string): { kind: ValueKind; name: string } | null {
  const dot = text.indexOf('.');
  const kind = text.slice(0, dot);
  return dot > 0 && Object.hasOwn(VALUE_KINDS, kind) ? { kind: kind as ValueKind, name: text.slice(dot + 1) } : null;
}
