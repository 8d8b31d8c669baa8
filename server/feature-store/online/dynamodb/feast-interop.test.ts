import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readVariables } from '#server/platform/env';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from '../../apply.ts';
import { getOnlineFeatures } from '../../get-online-features.ts';
import { onlineFeatures } from '../../online-features.ts';
import { pushRows } from '../../push.ts';
import { writeShopRepo } from '../../testing/shop-repo.fixture.ts';
import { DYNAMODB_SERVERS, type RunningServer } from './dynamodb-servers.fixture.ts';

const { COOKOFF_INTEROP_PYTHON: python } = readVariables();
const hasFeast = python !== undefined && spawnSync(python, ['-c', 'import feast, boto3']).status === 0;
const where = hasFeast
  ? 'the real Feast'
  : 'skipped: COOKOFF_INTEROP_PYTHON names no Python that imports feast and boto3';
/** Feast's own apply asks for the tags of a table, which DynamoDB Local does not know. */
const servers = DYNAMODB_SERVERS.filter(({ name, missing }) => missing === null && name !== 'DynamoDB Local');

const cases = [
  ...servers.map(({ name, start }) => ({ name, start, version: 3 })),
  ...servers.slice(0, 1).map(({ name, start }) => ({ name, start, version: 2 })),
];

const DEE = { name: 'Dee' };
const today = new Date(Date.now() - 60_000).toISOString();
const longAgo = new Date(Date.now() - 60 * 86_400_000).toISOString();
const CUSTOMERS = ['12747.0', 'Zürich 日本', 'old', 'nobody'];

/** The same rows for both, of every type; the last is older than its ttl. */
const ROWS = {
  spending: {
    customerid: CUSTOMERS.slice(0, 3),
    visits: [7, null, -1],
    points: [0, '9007199254740993', 5],
    money: [1082.09, -17, 1e21],
    share: [0.5, null, 0.1],
    city: ['', 'Zürich', null],
    member: [true, false, null],
    joined: [1_306_929_600, null, 0],
    event_timestamp: [today, '2011-06-01T00:00:00.054321Z', longAgo],
  },
  store_visits: { customerid: ['12747.0'], storeid: [7], visits: [4], event_timestamp: [today] },
  shops: { storeid: [7, -3], size: [99.5, null], event_timestamp: [today, today] },
};
const SPENDING = Object.keys(ROWS.spending)
  .slice(1, -1)
  .map((name) => `spending:${name}`);

type Step = { write: string; df: object } | { read: string[]; entities: object } | { ask: object };
interface FeastRead {
  readonly values: Record<string, unknown[]>;
  readonly statuses: Record<string, number[]>;
}

describe.skipIf(!hasFeast)(where, () => {
  describe.each(cases)('on $name, entity keys of version $version', ({ start, version }) => {
    let server: RunningServer;
    let world: Home;

    // Each step starts a Python that imports all of Feast.
    vi.setConfig({ testTimeout: 300_000 });

    beforeAll(async () => {
      world = await openHome(vi);
      server = await start();
      writeShopRepo(join(world.home, 'repo'), { endpoint: server.endpoint, keyVersion: version });
      vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
      vi.stubEnv('FEAST_USAGE', 'False');
      for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'cookoff');
      await applyFeatureRepo(DEE);
    });
    afterAll(async () => {
      await world?.close();
      await server.stop();
    });

    function feast<T>(project: string, steps: readonly Step[]): T {
      const job = {
        project,
        registry: join(world.home, `${project}.db`),
        endpoint: server.endpoint,
        key_version: version,
        steps,
      };
      const script = join(import.meta.dirname, 'feast-online.fixture.py');
      const { stdout, stderr, status } = spawnSync(python!, [script], {
        input: JSON.stringify(job),
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`Feast ended with ${status}: ${stderr}`);
      return JSON.parse(stdout);
    }

    async function itemsOf(project: string, view: string): Promise<unknown[]> {
      const client = new DynamoDBClient({ region: 'us-east-1', endpoint: server.endpoint });
      const { Items = [] } = await client.send(
        new ScanCommand({ TableName: `${project}.${view}`, ConsistentRead: true }),
      );
      client.destroy();
      return Items.map(({ entity_id, event_ts, values }) => ({
        ...{ id: entity_id!.S!, event: event_ts!.S, values: toHex(values!.M!) },
      })).sort((a, b) => (a.id < b.id ? -1 : 1));
    }

    test('items are the same byte for byte, and each reads the other’s', async () => {
      const writes = Object.entries(ROWS).map(([write, df]) => ({ write, df }));
      feast('feast', writes);
      for (const [name, df] of Object.entries(ROWS)) await pushRows({ push_source_name: name, df, to: 'online' }, DEE);
      for (const view of Object.keys(ROWS)) {
        const theirs = await itemsOf('feast', view);
        expect(theirs).toHaveLength(Object.values(ROWS[view as keyof typeof ROWS])[0]!.length);
        expect(await itemsOf('shop', view)).toEqual(theirs);
      }
      // Feast over tables that Cookoff made and filled.
      const [spending, visits] = feast<[FeastRead, FeastRead]>('shop', [
        { read: SPENDING, entities: { customerid: CUSTOMERS } },
        {
          read: ['store_visits:visits', 'shops:size'],
          entities: { customerid: ['12747.0', '12747.0'], storeid: [7, -3] },
        },
      ]);
      const [present, notFound] = [1, 3];
      expect(spending.values).toMatchObject({
        ...{ spending__visits: [7, null, -1, null], spending__money: [1082.09, -17, 1e21, null] },
        ...{ spending__city: ['', 'Zürich', null, null], spending__member: [true, false, null, null] },
      });
      expect(spending.statuses.spending__visits).toEqual([present, present, present, notFound]);
      expect(visits.values).toMatchObject({ store_visits__visits: [4, null], shops__size: [99.5, null] });
    });

    test('Cookoff reads what Feast wrote', async () => {
      const df = Object.fromEntries(Object.entries(ROWS.spending).map(([name, cells]) => [name, cells.slice(0, 2)]));
      feast('shop', [{ write: 'spending', df: { ...df, customerid: ['by feast', 'of nulls'] } }]);
      const keys = ['by feast', 'of nulls'];
      const { columns } = await onlineFeatures({ features: SPENDING, keys, expired: 'value' });
      expect(Object.values(columns)).toEqual([
        ...[
          [7, null],
          [0, '9007199254740993'],
          [1082.09, -17],
          [0.5, null],
          ['', 'Zürich'],
          [true, false],
        ],
        [1_306_929_600_000, null],
      ]);
    });

    test('the feature server answers as Feast’s does, byte for byte, with legacy_status', async () => {
      // One feature a question: several of one view come from Feast in the order of a Python set.
      const asks = [...SPENDING, 'shops:size', 'store_visits:visits'].flatMap((feature) =>
        [false, true].map((full_feature_names) => ({
          ask: { entities: entitiesFor(feature), features: [feature], full_feature_names },
        })),
      );
      const theirs = feast<string[]>('shop', asks);
      const ours: string[] = [];
      for (const { ask } of asks) {
        ours.push(JSON.stringify((await getOnlineFeatures(ask, { legacy_status: '1' })).answer));
      }
      expect(ours).toEqual(theirs);
    });
  });
});

function entitiesFor(feature: string): Record<string, unknown[]> {
  if (feature.startsWith('spending')) return { customerid: CUSTOMERS };
  if (feature.startsWith('shops')) return { storeid: [7, -3, 8] };
  return { customerid: ['12747.0', 'nobody'], storeid: [7, 7] };
}

/** Feast has a number for a time that is none, though a null of any other type is no bytes. Cookoff reads both. */
const NO_TIME = '4080808080808080808001';

const toHex = (values: Record<string, AttributeValue>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, { B }]) => [name, Buffer.from(B!).toString('hex').replace(NO_TIME, '')]),
  );
