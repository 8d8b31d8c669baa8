import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A feature repo with every value type, views of one, two and whole-number keys, and one that is not served online. */
const DEFINITIONS = `
import { days, entity, featureService, featureView, field, source } from '#server/feature-store/vocabulary';

export const customer = entity({ name: 'customer', joinKey: 'customerid' });
export const store = entity({ name: 'store', joinKey: 'storeid', valueType: 'int64' });

export const spending = featureView({
  name: 'spending', entities: ['customer'], ttlSeconds: days(30), source: source({ name: 'till', table: 'spending' }),
  fields: [
    field({ name: 'visits', dtype: 'int32' }),
    field({ name: 'points', dtype: 'int64' }),
    field({ name: 'money', dtype: 'float64' }),
    field({ name: 'share', dtype: 'float32' }),
    field({ name: 'city', dtype: 'string' }),
    field({ name: 'member', dtype: 'bool' }),
    field({ name: 'joined', dtype: 'unix_timestamp' }),
  ],
});
export const visits = featureView({
  name: 'store_visits', entities: ['customer', 'store'], ttlSeconds: 0,
  source: source({ name: 'door', table: 'store_visits' }),
  fields: [field({ name: 'visits', dtype: 'int32' })],
});
export const shops = featureView({
  name: 'shops', entities: ['store'], ttlSeconds: 0, source: source({ name: 'map', table: 'shops' }),
  fields: [field({ name: 'size', dtype: 'float64' })],
});
export const archive = featureView({
  name: 'archive', entities: ['customer'], ttlSeconds: 0, online: false,
  source: source({ name: 'attic', table: 'archive' }), fields: [field({ name: 'boxes', dtype: 'int32' })],
});
export const till = featureService({ name: 'till_v1', features: ['spending:money', 'spending:visits'] });
`;

interface DynamoDbServer {
  readonly endpoint: string;
  readonly keyVersion?: number;
}

/** Writes the shop's feature repo into a folder, on LMDB or on a server that speaks DynamoDB. */
export function writeShopRepo(folder: string, dynamoDb?: DynamoDbServer): void {
  const onlineStore = dynamoDb
    ? `{ type: dynamodb, region: us-east-1, endpoint: '${dynamoDb.endpoint}', consistent_reads: true }`
    : '{ type: lmdb }';
  const config = [
    'project: shop',
    'offline_store: { type: duckdb }',
    'object_store: { type: directory }',
    `online_store: ${onlineStore}`,
    `entity_key_serialization_version: ${dynamoDb?.keyVersion ?? 3}`,
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'shop.ts'), DEFINITIONS);
  writeFileSync(join(folder, 'feature_store.yaml'), config.join('\n'));
}
