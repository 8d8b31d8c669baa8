import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AppError, messageOf } from '#server/platform/errors';
import type { Scalar } from '../../vocabulary.ts';
import type { OnlineRow, OnlineTable, OnlineWrite } from '../online-store.ts';
import { fromEventText, toEventText } from './event-text.ts';
import { murmur3 } from './murmur3.ts';
import { bytesToValue, valueToBytes } from './value-bytes.ts';

export type Item = Record<string, AttributeValue>;

/** The attribute an item is found by. */
export const entityIdOf = (key: Buffer): string => murmur3(key);

/**
 * A row as Feast's item: `entity_id`, `event_ts`, and in `values` every feature of the view, null as no bytes.
 * `created_ts`, which Feast throws away and never reads, is ours: it settles which of two rows of one event is later.
 *
 * @throws AppError `invalid_input` for a value that is not of its feature's type, for a year Python does not know, and
 * for more than DynamoDB takes.
 */
export function toItem({ fields, view }: OnlineTable, { key, event, created, values }: OnlineWrite): Item {
  try {
    const bytes = fields.map(({ name, valueType }): [string, { B: Uint8Array }] => [
      name,
      { B: valueToBytes(values[name] ?? null, valueType) },
    ]);
    requireSize(bytes);
    return {
      entity_id: { S: entityIdOf(key) },
      event_ts: { S: toEventText(event) },
      ...(created !== null && { created_ts: { S: toEventText(created) } }),
      values: { M: Object.fromEntries(bytes) },
    };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    throw new AppError('invalid_input', `A row of ${view} cannot be stored: ${messageOf(error)}.`, { cause: error });
  }
}

/** DynamoDB's limit on an item is 400 KiB, names among it; id and times take less than one. */
const MAX_VALUES_BYTES = 399 * 1024;

function requireSize(values: readonly (readonly [name: string, value: { readonly B: Uint8Array }])[]): void {
  const size = values.reduce((sum, [name, { B }]) => sum + name.length + B.byteLength + 4, 0);
  if (size > MAX_VALUES_BYTES) {
    throw new RangeError(`its values take ${size} bytes, of which an item of DynamoDB holds ${MAX_VALUES_BYTES}`);
  }
}

/** The row in an item, with the features asked for that it has. An item without `values` has none. */
export function fromItem(item: Item, features: readonly string[]): OnlineRow {
  const stored = item.values?.M ?? {};
  const values: Record<string, Scalar> = {};
  for (const name of features) {
    const bytes = stored[name]?.B;
    if (bytes) values[name] = requireScalar(bytesToValue(bytes), name);
  }
  const created = item.created_ts?.S;
  return {
    event: fromEventText(item.event_ts?.S ?? ''),
    created: created === undefined ? null : fromEventText(created),
    values,
  };
}

function requireScalar(value: ReturnType<typeof bytesToValue>, name: string): Scalar {
  if (!Array.isArray(value)) return value as Scalar;
  throw new AppError('unavailable', `The online store holds a list for feature ${name}; a single value was expected.`);
}
