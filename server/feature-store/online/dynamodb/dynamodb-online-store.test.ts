import { DescribeTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entityKeyEncoder } from '../entity-key.ts';
import { onlineStoreContract } from '../online-store.contract.ts';
import type { OnlineStore, OnlineTable } from '../online-store.ts';
import { type DynamoDbConfig, dynamoClient } from './dynamo-client.ts';
import { type DynamoDbOptions, openDynamoDbOnlineStore } from './dynamodb-online-store.ts';
import { DYNAMODB_SERVERS, type RunningServer, startDynalite } from './dynamodb-servers.fixture.ts';
import { HARD_TIMES, startFaultyProxy } from './faulty-proxy.fixture.ts';

const CREDENTIALS = { credentials: { accessKeyId: 'cookoff', secretAccessKey: 'cookoff' } };
const configOf = ({ endpoint }: RunningServer): DynamoDbConfig => ({
  type: 'dynamodb',
  region: 'us-east-1',
  endpoint,
  table_name_template: '{project}.{table_name}',
  consistent_reads: true,
  warmup_connections: 2,
  max_pool_connections: 50,
  connect_timeout: 5,
  read_timeout: 10,
  read_cache_ms: 0,
});

const opened: OnlineStore[] = [];
function openAt(server: RunningServer, options: Partial<DynamoDbOptions> = {}): OnlineStore {
  const store = openDynamoDbOnlineStore(configOf(server), {
    project: 'shop',
    keyVersion: 3,
    client: CREDENTIALS,
    ...options,
  });
  opened.push(store);
  return store;
}

let projects = 0;
async function openFresh(server: RunningServer): Promise<OnlineStore> {
  const store = openAt(server, { project: `project-${projects++}` });
  await store.ensurePlaces(['v', 'w']);
  return store;
}

afterAll(async () => {
  for (const store of opened) await store.close();
});

for (const { name, missing, start } of DYNAMODB_SERVERS) {
  describe.skipIf(missing)(missing ? `${name} is skipped: it needs ${missing}` : `on ${name}`, () => {
    let server: RunningServer;
    let proxy: RunningServer;
    beforeAll(async () => {
      server = await start();
      proxy = await startFaultyProxy(server.endpoint, HARD_TIMES);
    });
    afterAll(async () => {
      await proxy.stop();
      await server.stop();
    });
    onlineStoreContract('the contract', () => openFresh(server));
    onlineStoreContract('the contract, throttled and failing', () => openFresh(proxy));
  });
}

describe('as Feast has it', () => {
  const table: OnlineTable = {
    view: 'customer_rfm_features',
    fields: [
      { name: 'recency', valueType: 'int32' },
      { name: 'monetaryvalue', valueType: 'float64' },
      { name: 'ltvcluster', valueType: 'int32' },
    ],
  };
  const key = entityKeyEncoder([{ name: 'customerid', valueType: 'string' }])(['12747.0'])!;
  const values = { recency: 7, monetaryvalue: 1082.09, ltvcluster: null };
  const id = { entity_id: { S: '4313a3b8f61c1f14978d4a4fd98ee260' } };
  const TableName = 'shop.customer_rfm_features';
  let server: RunningServer;
  let store: OnlineStore;
  const clientOf = () => dynamoClient(configOf(server), CREDENTIALS);

  beforeAll(async () => {
    server = await startDynalite();
    store = openAt(server);
    expect(await store.describePlaces([table.view])).toMatchObject([
      { place: `DynamoDB table ${TableName}`, exists: false },
    ]);
    expect(await store.ensurePlaces([table.view])).toEqual([table.view]);
  });
  afterAll(() => server.stop());

  test('the table and the item are Feast’s, byte for byte', async () => {
    const client = clientOf();
    const event = Date.UTC(2011, 5, 1, 0, 0, 0, 54);
    await store.write(table, [{ key, event, created: null, values }]);
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: id }));
    expect({ ...Item, values: base64Of(Item!.values!.M!) }).toEqual({
      ...id,
      event_ts: { S: '2011-06-01 00:00:00.054000+00:00' },
      values: { recency: 'GAc=', monetaryvalue: 'KY/C9Shc6JBA', ltvcluster: '' },
    });
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      KeySchema: [{ AttributeName: 'entity_id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'entity_id', AttributeType: 'S' }],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    });
  });

  test('an item Feast left without the features asked for, or without any, is a row without them', async () => {
    const Item = { ...id, event_ts: { S: '2030-06-01 00:00:00+00:00' } };
    await clientOf().send(new PutItemCommand({ TableName, Item }));
    for (const features of [['recency'], ['recency', 'monetaryvalue', 'ltvcluster']]) {
      const [rows] = await store.read([{ table, features, keys: [key] }]);
      expect(rows).toEqual([{ event: Date.UTC(2030, 5, 1), created: null, values: {} }]);
    }
  });

  test('a value that is not of its type is refused with nothing written', async () => {
    const other = Buffer.from('other');
    const rows = [
      { key: other, event: 1, created: null, values },
      { key: Buffer.from('bad'), event: 1, created: null, values: { recency: 1.5 } },
    ];
    await expect(store.write(table, rows)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await store.read([{ table, features: ['recency'], keys: [other] }])).toEqual([[undefined]]);
  });

  test('a table whose keys are of another version is not touched', async () => {
    await expect(openAt(server, { keyVersion: 1 }).ensurePlaces([table.view])).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/version 3, .*configured for 1\. Say entity_key_serialization_version: 3/),
    });
  });

  test('a table that is not there is unavailable, with what to do; a server that is not there too', async () => {
    const nowhere = { ...table, view: 'nowhere' };
    await expect(store.read([{ table: nowhere, features: ['recency'], keys: [key] }])).rejects.toThrow(
      /table shop\.nowhere: ResourceNotFoundException.*run apply/s,
    );
    const gone = await startDynalite();
    await gone.stop();
    await expect(openAt(gone).read([{ table, features: ['recency'], keys: [key] }])).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('a throttle that never ends is an error, never an unknown key', async () => {
    const proxy = await startFaultyProxy(server.endpoint, ['nothing']);
    const read = openAt(proxy).read([{ table, features: ['recency'], keys: [key] }]);
    await expect(read).rejects.toThrow(/did not take 1 of 1 requests .* in 8 tries: it is throttled/);
    await proxy.stop();
  });
});

const base64Of = (values: Record<string, { B?: Uint8Array | undefined }>) =>
  Object.fromEntries(Object.entries(values).map(([name, { B }]) => [name, Buffer.from(B!).toString('base64')]));
