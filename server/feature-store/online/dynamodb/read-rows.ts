import { BatchGetItemCommand, type DynamoDBClient, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import type { OnlineRead, OnlineRow } from '../online-store.ts';
import { chunksOf } from './chunks-of.ts';
import { inFlight } from './in-flight.ts';
import { entityIdOf, fromItem, type Item } from './item.ts';
import { READ_PATIENCE, sendUntilDone } from './send-until-done.ts';

/** DynamoDB's limit on the keys of one BatchGetItem, over all its tables. */
const KEYS_A_CALL = 100;
const CALLS_IN_FLIGHT = 16;

interface Wanted {
  readonly table: string;
  readonly id: string;
}

export interface ReadOptions {
  readonly tableOf: (view: string) => string;
  readonly consistent: boolean;
}

/**
 * Rows of several views: each key once, 100 to a call whichever their tables, and back in the order they were asked for.
 * What DynamoDB leaves unprocessed is asked for again, so that throttling never looks like an unknown key.
 */
export async function readRows(
  client: DynamoDBClient,
  reads: readonly OnlineRead[],
  { tableOf, consistent }: ReadOptions,
): Promise<(OnlineRow | undefined)[][]> {
  const asked = reads.map(({ table, features, keys }) => ({
    table: tableOf(table.view),
    features,
    ids: keys.map(entityIdOf),
    shape: { ConsistentRead: consistent, ...projectionOf(features, table.fields.length) },
  }));
  const shapes = new Map(asked.map(({ table, shape }) => [table, shape]));
  const wanted = asked.flatMap(({ table, ids }) => [...new Set(ids)].map((id): Wanted => ({ table, id })));
  const found = new Map(asked.map(({ table }) => [table, new Map<string, Item>()]));
  await inFlight(CALLS_IN_FLIGHT, chunksOf(wanted, KEYS_A_CALL), (chunk) =>
    sendUntilDone(
      chunk,
      async (left) => {
        const answer = await client.send(new BatchGetItemCommand({ RequestItems: toRequest(left, shapes) }));
        for (const [table, items] of Object.entries(answer.Responses ?? {})) {
          for (const item of items) found.get(table)!.set(item.entity_id!.S!, item);
        }
        return fromRequest(answer.UnprocessedKeys ?? {});
      },
      { what: `table ${[...found.keys()].join(', ')}`, patience: READ_PATIENCE },
    ),
  );
  return asked.map(({ table, features, ids }) => {
    const rows = new Map([...found.get(table)!].map(([id, item]) => [id, fromItem(item, features)]));
    return ids.map((id) => rows.get(id));
  });
}

/** Only what is asked for, when that is less than half: DynamoDB charges the same, but there is less to carry and read. */
function projectionOf(features: readonly string[], all: number): Partial<KeysAndAttributes> {
  if (features.length * 2 >= all) return {};
  const attributes = ['entity_id', 'event_ts', 'created_ts', ...features.map((_, i) => `#values.#f${i}`)];
  const names = Object.fromEntries(features.map((feature, i) => [`#f${i}`, feature]));
  return {
    ProjectionExpression: attributes.join(),
    ...(features.length > 0 && { ExpressionAttributeNames: { '#values': 'values', ...names } }),
  };
}

function toRequest(
  wanted: readonly Wanted[],
  shapes: ReadonlyMap<string, Partial<KeysAndAttributes>>,
): Record<string, KeysAndAttributes> {
  const byTable = Map.groupBy(wanted, ({ table }) => table);
  return Object.fromEntries(
    [...byTable].map(([table, some]) => [
      table,
      { ...shapes.get(table), Keys: some.map(({ id }) => ({ entity_id: { S: id } })) },
    ]),
  );
}

function fromRequest(request: Record<string, KeysAndAttributes>): Wanted[] {
  return Object.entries(request).flatMap(([table, { Keys }]) =>
    (Keys ?? []).map((key) => ({ table, id: key.entity_id!.S! })),
  );
}
