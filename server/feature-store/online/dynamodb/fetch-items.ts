import { BatchGetItemCommand, type DynamoDBClient, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { chunksOf } from './chunks-of.ts';
import { inFlight } from './in-flight.ts';
import type { Item } from './item.ts';
import { READ_PATIENCE, sendUntilDone } from './send-until-done.ts';

/** DynamoDB's limit on the keys of one BatchGetItem, over all its tables. */
export const KEYS_A_CALL = 100;
const CALLS_IN_FLIGHT = 16;

/** What is to be read of an item, and how; one for all items of a table. */
export type ItemShape = Pick<KeysAndAttributes, 'ConsistentRead' | 'ProjectionExpression' | 'ExpressionAttributeNames'>;

export interface WantedItems {
  readonly table: string;
  readonly shape: ItemShape;
  readonly ids: readonly string[];
}

/** By table, by id; what is not there is missing. */
export type FoundItems = ReadonlyMap<string, ReadonlyMap<string, Item>>;

interface Wanted {
  readonly table: string;
  readonly id: string;
}

/**
 * Items of several tables, each once, 100 to a call whichever their tables. What DynamoDB leaves unprocessed is asked for
 * again, so that throttling never looks like an unknown key.
 * @param wanted each table once.
 */
export async function fetchItems(client: DynamoDBClient, wanted: readonly WantedItems[]): Promise<FoundItems> {
  const shapes = new Map(wanted.map(({ table, shape }) => [table, shape]));
  const keys = wanted.flatMap(({ table, ids }) => [...new Set(ids)].map((id): Wanted => ({ table, id })));
  const found = new Map(wanted.map(({ table }) => [table, new Map<string, Item>()]));
  await inFlight(CALLS_IN_FLIGHT, chunksOf(keys, KEYS_A_CALL), (chunk) =>
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
  return found;
}

function toRequest(
  wanted: readonly Wanted[],
  shapes: ReadonlyMap<string, ItemShape>,
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
