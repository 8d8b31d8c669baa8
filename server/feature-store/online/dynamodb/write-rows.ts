import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { isOlder, type OnlineTable, type OnlineWrite, type OnlineWritten } from '../online-store.ts';
import { chunksOf } from './chunks-of.ts';
import { fetchItems } from './fetch-items.ts';
import { inFlight } from './in-flight.ts';
import { type Item, toItem } from './item.ts';
import { readRows } from './read-rows.ts';
import { sendUntilDone, WRITE_PATIENCE } from './send-until-done.ts';

/** DynamoDB's limit on the puts of one BatchWriteItem. */
const PUTS_A_CALL = 25;
const CALLS_IN_FLIGHT = 32;

interface Target {
  readonly client: DynamoDBClient;
  readonly table: OnlineTable;
  readonly name: string;
}

/**
 * Puts rows into a view's table, never over a newer one. Rows from the watermark on, which are nearly always new, go 25
 * to a call after a look at what is there; the others, a backfill's, each on the condition that nothing newer is there.
 *
 * @param watermark Epoch milliseconds, see OnlineWriteOptions.
 */
export async function writeRows(
  target: Target,
  rows: readonly OnlineWrite[],
  watermark = Number.POSITIVE_INFINITY,
): Promise<OnlineWritten> {
  const latest = latestOfEachKey(rows);
  const inBulk = latest.filter(({ event }) => event >= watermark);
  const oneByOne = latest.filter(({ event }) => event < watermark);
  const newer = await withoutOlder(target, inBulk);
  // All items are made before any is sent: a value that cannot be stored is refused with nothing written.
  const [bulkItems, singleItems] = [newer, oneByOne].map((some) => some.map((row) => toItem(target.table, row)));
  await putInBulk(target, bulkItems!);
  const written = bulkItems!.length + (await putOneByOne(target, singleItems!));
  return { written, skipped: rows.length - written };
}

/** DynamoDB refuses a batch that has a key twice. */
function latestOfEachKey(rows: readonly OnlineWrite[]): OnlineWrite[] {
  const latest = new Map<string, OnlineWrite>();
  for (const row of rows) {
    const id = row.key.toString('latin1');
    const other = latest.get(id);
    if (!other || !isOlder(row, other)) latest.set(id, row);
  }
  return [...latest.values()];
}

async function withoutOlder({ client, table, name }: Target, rows: readonly OnlineWrite[]): Promise<OnlineWrite[]> {
  const read = { table, features: [], keys: rows.map(({ key }) => key) };
  const [stored] = await readRows([read], {
    fetch: (wanted) => fetchItems(client, wanted),
    ...{ tableOf: () => name, consistent: true },
  });
  return rows.filter((row, i) => !stored![i] || !isOlder(row, stored![i]));
}

async function putInBulk({ client, name }: Target, items: readonly Item[]): Promise<void> {
  await inFlight(CALLS_IN_FLIGHT, chunksOf(items, PUTS_A_CALL), (chunk) =>
    sendUntilDone(
      chunk,
      async (left) => {
        const puts = left.map((Item) => ({ PutRequest: { Item } }));
        const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts } }));
        return (answer.UnprocessedItems?.[name] ?? []).map(({ PutRequest }) => PutRequest!.Item!);
      },
      { what: `table ${name}`, patience: WRITE_PATIENCE },
    ),
  );
}

/** @returns how many were put; the others met a newer item. */
async function putOneByOne({ client, name }: Target, items: readonly Item[]): Promise<number> {
  let written = 0;
  await inFlight(CALLS_IN_FLIGHT, items, (item) =>
    sendUntilDone(
      [item],
      async () => {
        const put = await putIfNewer(client, name, item);
        if (put) written += 1;
        return [];
      },
      { what: `table ${name}`, patience: WRITE_PATIENCE },
    ),
  );
  return written;
}

/** Texts of times compare as the times do (see event-text.ts), so DynamoDB can tell. */
async function putIfNewer(client: DynamoDBClient, TableName: string, Item: Item): Promise<boolean> {
  const created = Item.created_ts;
  const sameEvent = created
    ? '(attribute_not_exists(created_ts) OR created_ts <= :created)'
    : 'attribute_not_exists(created_ts)';
  const command = new PutItemCommand({
    TableName,
    Item,
    ConditionExpression: `attribute_not_exists(event_ts) OR event_ts < :event OR (event_ts = :event AND ${sameEvent})`,
    ExpressionAttributeValues: { ':event': Item.event_ts!, ...(created && { ':created': created }) },
  });
  try {
    await client.send(command);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
