import type { OnlineRead, OnlineRow } from '../online-store.ts';
import type { FoundItems, ItemShape, WantedItems } from './fetch-items.ts';
import { entityIdOf, fromItem } from './item.ts';

export interface ReadOptions {
  readonly fetch: (wanted: readonly WantedItems[]) => Promise<FoundItems>;
  readonly tableOf: (view: string) => string;
  readonly consistent: boolean;
}

/** Rows of several views, in the order of their keys. An item that cannot be read fails only who asked for it. */
export async function readRows(
  reads: readonly OnlineRead[],
  { fetch, tableOf, consistent }: ReadOptions,
): Promise<(OnlineRow | undefined)[][]> {
  const wanted = reads.map(({ table, features, keys }) => ({
    table: tableOf(table.view),
    ids: keys.map(entityIdOf),
    shape: { ConsistentRead: consistent, ...projectionOf(features, table.fields.length) },
  }));
  const found = await fetch(wanted);
  return wanted.map(({ table, ids }, r) => {
    const items = found.get(table)!;
    const rows = new Map<string, OnlineRow>();
    for (const id of ids) {
      const item = items.get(id);
      if (item && !rows.has(id)) rows.set(id, fromItem(item, reads[r]!.features));
    }
    return ids.map((id) => rows.get(id));
  });
}

/** Only what is asked for, when that is less than half: DynamoDB charges the same, but there is less to carry and read. */
function projectionOf(features: readonly string[], all: number): Partial<ItemShape> {
  if (features.length * 2 >= all) return {};
  const attributes = ['entity_id', 'event_ts', 'created_ts', ...features.map((_, i) => `#values.#f${i}`)];
  const names = Object.fromEntries(features.map((feature, i) => [`#f${i}`, feature]));
  return {
    ProjectionExpression: attributes.join(),
    ...(features.length > 0 && { ExpressionAttributeNames: { '#values': 'values', ...names } }),
  };
}
