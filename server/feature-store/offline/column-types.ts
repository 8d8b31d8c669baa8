import type { AppliedView } from '../registry.ts';
import type { Entity, FeatureView, ValueType } from '../vocabulary.ts';

export const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  int32: 'INTEGER',
  int64: 'BIGINT',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  string: 'VARCHAR',
  bool: 'BOOLEAN',
  unix_timestamp: 'TIMESTAMP',
};

export interface OfflineColumn {
  readonly name: string;
  readonly valueType: ValueType;
}

/** A view's columns in its offline table: join keys, then features. The two timestamps follow them. */
export function offlineColumns(
  view: Pick<FeatureView, 'fields'>,
  joinKeys: AppliedView['joinKeys'] | readonly Entity[],
): OfflineColumn[] {
  const keys = joinKeys.map((key) => ({ name: 'joinKey' in key ? key.joinKey : key.name, valueType: key.valueType }));
  return [...keys, ...view.fields.map(({ name, dtype }) => ({ name, valueType: dtype }))];
}
