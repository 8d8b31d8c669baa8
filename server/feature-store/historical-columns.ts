import type { ExtraColumn } from './entity-frame.ts';
import type { HistoricalTable } from './historical-features.ts';
import { resolveFeatures } from './resolve-features.ts';

export interface HistoricalColumn extends ExtraColumn {
  readonly name: string;
  readonly role: 'key' | 'moment' | 'extra' | 'feature';
  /** `view:feature` of a feature. */
  readonly reference: string | null;
}

/** The columns of a joined table as a file has them: join keys, the moment, further columns, then features by name. */
export async function historicalColumns(table: HistoricalTable): Promise<HistoricalColumn[]> {
  const resolved = await resolveFeatures(Object.keys(table.columns), table.viewVersions);
  const isKey = new Set(resolved.flatMap(({ view }) => view.joinKeys.map(({ name }) => name)));
  const entities = Object.entries(table.entities).map(([name, column]): HistoricalColumn => {
    return { ...column, name, role: isKey.has(name) ? 'key' : 'extra', reference: null };
  });
  return [
    ...entities.filter(({ role }) => role === 'key'),
    { name: table.momentName, role: 'moment', reference: null, valueType: 'unix_timestamp', values: table.at },
    ...entities.filter(({ role }) => role === 'extra'),
    ...resolved.map(({ reference, field }): HistoricalColumn => {
      const name = table.names[reference]!;
      return { name, role: 'feature', reference, valueType: field.dtype, values: table.columns[reference]! };
    }),
  ];
}
