import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ListTagsOfResourceCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  ScanCommand,
  type TableDescription,
  TagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { AppError } from '#server/platform/errors';
import type { EntityKeyVersion } from '../entity-key.ts';
import { nameOf, unavailable } from './send-until-done.ts';

const SETTLED_WITHIN_MS = 120_000;
const VERSION_TAG = 'cookoff:entity-key-version';
/** Of at most 1 MB each. Beyond, DynamoDB's own count, up to six hours old, has to do. */
const COUNTED_PAGES = 16;

/** @returns null when there is no such table. */
export async function findTable(client: DynamoDBClient, TableName: string): Promise<TableDescription | null> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table ?? null;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw unavailable(`table ${TableName}`, error);
  }
}

/**
 * Makes Feast's table when it is missing, and waits until it can be used. Somebody else's table is left as it is.
 * @returns whether it was missing.
 * @throws AppError `conflict` when the table says its keys are in another version; `unavailable`.
 */
export async function ensureTable(client: DynamoDBClient, name: string, version: EntityKeyVersion): Promise<boolean> {
  const there = await findTable(client, name);
  if (there) {
    await requireVersion(client, there, version);
    return false;
  }
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'entity_id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'entity_id', AttributeType: 'S' }],
  });
  await client.send(command).catch((error: unknown) => {
    if (!(error instanceof ResourceInUseException)) throw unavailable(`table ${name}`, error);
  });
  const table = await waitUntilActive(client, name);
  const tag = new TagResourceCommand({
    ResourceArn: table.TableArn,
    Tags: [{ Key: VERSION_TAG, Value: String(version) }],
  });
  await client.send(tag).catch(tolerateDenied);
  return true;
}

/** Deletes a table with all its items, when it is there. */
export async function deleteTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: name })).catch((error: unknown) => {
    if (!(error instanceof ResourceNotFoundException)) throw unavailable(`table ${name}`, error);
  });
  // Until then a table of that name can be neither made nor used.
  await waitUntil(client, name, (table) => table === null);
}

async function waitUntilActive(client: DynamoDBClient, name: string): Promise<TableDescription> {
  const table = await waitUntil(client, name, (one) => one?.TableStatus === 'ACTIVE');
  if (table) return table;
  throw new AppError('unavailable', `DynamoDB has not made table ${name} in two minutes; run apply again.`);
}

/** Looks at a table until it is as wanted. @returns what it is then, null when it is not there or time is up. */
async function waitUntil(
  client: DynamoDBClient,
  name: string,
  isSo: (table: TableDescription | null) => boolean,
): Promise<TableDescription | null> {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  for (let waitMs = 20; performance.now() < deadline; waitMs = Math.min(waitMs * 2, 2_000)) {
    const table = await findTable(client, name);
    if (isSo(table)) return table;
    await sleep(waitMs);
  }
  return null;
}

/** A key written in one version is not found in another, so a table that says it is otherwise is not touched. */
async function requireVersion(client: DynamoDBClient, table: TableDescription, version: EntityKeyVersion) {
  const command = new ListTagsOfResourceCommand({ ResourceArn: table.TableArn });
  const tags = (await client.send(command).catch(tolerateDenied))?.Tags ?? [];
  const written = tags.find(({ Key }) => Key === VERSION_TAG)?.Value;
  if (written === undefined || written === String(version)) return;
  throw new AppError(
    'conflict',
    `Table ${table.TableName} holds entity keys of version ${written}, and the feature store is configured for ` +
      `${version}. Say entity_key_serialization_version: ${written}, or delete the table and materialize again.`,
  );
}

/** Who may read and write a table may still not be allowed to see or set its tags, as in Feast. */
function tolerateDenied(error: unknown): undefined {
  if (!/AccessDenied|UnknownOperation|Validation/.test(nameOf(error))) throw error;
  return undefined;
}

/** Items of a table: counted, unless there are more than some ten thousand; 0 when it is not there. */
export async function countItems(client: DynamoDBClient, name: string): Promise<number> {
  const table = await findTable(client, name);
  if (!table) return 0;
  let counted = 0;
  let from: ScanCommand['input']['ExclusiveStartKey'];
  for (let page = 0; page < COUNTED_PAGES; page++) {
    const command = new ScanCommand({ TableName: name, Select: 'COUNT', ExclusiveStartKey: from });
    const answer = await client.send(command).catch((error: unknown) => {
      throw unavailable(`table ${name}`, error);
    });
    counted += answer.Count ?? 0;
    from = answer.LastEvaluatedKey;
    if (!from) return counted;
  }
  return Math.max(counted, table.ItemCount ?? 0);
}
