import { AppError } from '#server/platform/errors';
import type { AppliedView } from '../registry.ts';
import type { Row, Scalar } from '../vocabulary.ts';
import { type EntityKeyVersion, entityKeyEncoder } from './entity-key.ts';
import type { OnlineWrite } from './online-store.ts';

/**
 * What makes a view's offline rows, times in epoch milliseconds, into rows for the online store.
 * The function throws an AppError `invalid_input` for a row whose key is not of its type.
 */
export function onlineRowReader(
  { joinKeys, fields, source }: AppliedView,
  keyVersion: EntityKeyVersion,
): (row: Row) => OnlineWrite {
  const encode = entityKeyEncoder(joinKeys, keyVersion);
  const names = fields.map(({ name }) => name);
  return (row) => {
    const texts = joinKeys.map(({ name }) => String(row[name]));
    const key = encode(texts);
    if (!key) {
      const types = joinKeys.map(({ name, valueType }) => `${name} ${valueType}`).join(', ');
      throw new AppError('invalid_input', `The row with key ${texts.join(', ')} does not fit ${types}.`);
    }
    const created = row[source.createdTimestampField] ?? null;
    const values = Object.fromEntries(names.map((name): [string, Scalar] => [name, row[name] ?? null]));
    return {
      key,
      event: Number(row[source.timestampField]),
      created: created === null ? null : Number(created),
      values,
    };
  };
}
