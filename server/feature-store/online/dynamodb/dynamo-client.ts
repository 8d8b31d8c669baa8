import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { StoreConfig } from '#server/platform/store-config';

export type DynamoDbConfig = Extract<StoreConfig['onlineStore'], { type: 'dynamodb' }>;

/**
 * A client whose connections stay open. It never tries again by itself: that is `sendUntilDone`'s, which knows what
 * of a batch is left. Credentials, and an endpoint the configuration leaves out, come from AWS's standard variables;
 * `overrides` is for what it cannot say (credentials in a test).
 */
export function dynamoClient(config: DynamoDbConfig, overrides: DynamoDBClientConfig = {}): DynamoDBClient {
  const agent = { keepAlive: true, maxSockets: config.max_pool_connections };
  return new DynamoDBClient({
    region: config.region,
    ...(config.endpoint && { endpoint: config.endpoint }),
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: config.connect_timeout * 1000,
      requestTimeout: config.read_timeout * 1000,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...overrides,
  });
}
