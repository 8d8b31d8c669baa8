import { type DynamoDBClientConfig, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { EntityKeyVersion } from '../entity-key.ts';
import type { OnlineStore } from '../online-store.ts';
import { type DynamoDbConfig, dynamoClient } from './dynamo-client.ts';
import { fetchItems } from './fetch-items.ts';
import { gatherFetches } from './gather-fetches.ts';
import { inFlight } from './in-flight.ts';
import { toItem } from './item.ts';
import { readRows } from './read-rows.ts';
import { countItems, deleteTable, ensureTable, findTable } from './tables.ts';
import { writeRows } from './write-rows.ts';

/** DynamoDB makes at most so many tables at once without complaint. */
const TABLES_IN_FLIGHT = 10;

export interface DynamoDbOptions {
  readonly project: string;
  readonly keyVersion: EntityKeyVersion;
  /** What the configuration cannot say: credentials in a test. */
  readonly client?: DynamoDBClientConfig;
}

/**
 * An online store in DynamoDB, table by table and item by item as Feast keeps it: a Feast of the same project and
 * `entity_key_serialization_version` reads what is written here, and the other way round.
 */
export function openDynamoDbOnlineStore(config: DynamoDbConfig, options: DynamoDbOptions): OnlineStore {
  const client = dynamoClient(config, options.client);
  const tableOf = (view: string) =>
    config.table_name_template.replaceAll('{project}', options.project).replaceAll('{table_name}', view);
  const reading = {
    fetch: gatherFetches((wanted) => fetchItems(client, wanted)),
    ...{ tableOf, consistent: config.consistent_reads },
  };
  return {
    keyVersion: options.keyVersion,
    read: (reads) => readRows(reads, reading),
    requireFits(table, rows) {
      for (const row of rows) toItem(table, row);
    },
    write: (table, rows, { watermark } = {}) =>
      writeRows({ client, table, name: tableOf(table.view) }, rows, watermark),
    count: (view) => countItems(client, tableOf(view)),
    async describePlaces(views) {
      const tables = await Promise.all(views.map((view) => findTable(client, tableOf(view))));
      return views.map((view, i) => ({ view, place: `DynamoDB table ${tableOf(view)}`, exists: tables[i] !== null }));
    },
    async ensurePlaces(views) {
      const missing = new Set<string>();
      await inFlight(TABLES_IN_FLIGHT, views, async (view) => {
        if (await ensureTable(client, tableOf(view), options.keyVersion)) missing.add(view);
      });
      return views.filter((view) => missing.has(view));
    },
    removePlaces: (views) => inFlight(TABLES_IN_FLIGHT, views, (view) => deleteTable(client, tableOf(view))),
    async warm() {
      const connections = Array.from({ length: config.warmup_connections });
      // Whatever it is answered, a refusal too, the connection is open then.
      await Promise.allSettled(connections.map(() => client.send(new ListTablesCommand({ Limit: 1 }))));
    },
    close: async () => client.destroy(),
  };
}
