import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectStore } from '#server/platform/object-store';
import { s3ObjectStore } from '#server/platform/objects/s3-object-store';
import { offlineStoreContract } from '../offline-store.contract.ts';
import { toJoinedView } from '../run-join.fixture.ts';
import { findPostgres, type PostgresCluster, startPostgres } from './postgres-cluster.fixture.ts';
import { redshiftOfflineStore } from './redshift-offline-store.ts';
import { playRedshift } from './redshift-s3.fixture.ts';
import { s3Stage } from './s3-stage.ts';
import { insertStage, type Stage } from './stage.ts';
import { withWarehouse } from './warehouse.ts';

const programs = findPostgres();
const where = programs ? `on ${programs}` : 'skipped: no PostgreSQL here, apt-get install postgresql brings one';

/** A bucket of an S3 server over a loopback port, which is gone afterwards. */
async function withBucket<T>(work: (bucket: ObjectStore) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'cookoff-bucket-'));
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: 'bucket', configs: [] }] });
  await s3.configureBuckets();
  const server = createServer(s3.callback());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  try {
    return await work(s3ObjectStore({ bucket: 'bucket', region: 'us-east-1', endpoint }, { credentials }));
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true });
  }
}

describe.skipIf(!programs)(`Redshift adapter ${where}`, () => {
  let cluster: PostgresCluster;
  const config = () => ({ ...cluster, schema: 'public' });
  beforeAll(async () => {
    cluster = await startPostgres(programs!);
  });
  afterAll(() => cluster?.stop());

  const store = (changed: object = {}) => redshiftOfflineStore({ ...config(), ...changed }, async () => insertStage);

  offlineStoreContract('Redshift, spoken to a PostgreSQL', (work) => work(store()));

  offlineStoreContract('the same with rows that travel through S3', (work) =>
    withBucket((bucket) => {
      const staging = s3Stage({ store: bucket, folder: 'staging/cookoff', iamRole: 'arn:aws:iam::1:role/reader' });
      const played: Stage = {
        fill: (db, ...rest) => staging.fill(playRedshift(db, bucket), ...rest),
        read: (db, select) => staging.read(playRedshift(db, bucket), select),
      };
      return work(redshiftOfflineStore(config(), async () => played)).then(async (result) => {
        expect(await bucket.list('')).toEqual([]);
        return result;
      });
    }),
  );

  test('a server that does not answer is named, and so is the user', async () => {
    const nobody = store({ port: 1 });
    const { source } = toJoinedView({ name: 'v', join_keys: [], ttl_ms: 0, features: [], columns: [], rows: [] });
    const asking = nobody.listKeys({ joinKeys: [], fields: [], source });
    await expect(asking).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('cookoff@127.0.0.1:1/postgres'),
    });
  });

  test('an abort stops the statement that is running on the server', async () => {
    const controller = new AbortController();
    const sleeping = withWarehouse(config(), (db) => db.run('SELECT pg_sleep(600)'), controller.signal);
    setTimeout(() => controller.abort(), 300);
    await expect(sleeping).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('what a team’s own table calls numbers and times is read in the types of the view', async () => {
    await withWarehouse(config(), async (db) => {
      await db.run('CREATE TABLE theirs (id INTEGER, x NUMERIC(9, 2), y BIGINT, event_timestamp TIMESTAMPTZ)');
      await db.run(`INSERT INTO theirs VALUES (7, 1.25, 3, '2011-06-01 02:00:00.5+02')`);
    });
    const view = {
      ...{ name: 'v', ttlMs: 0, features: ['x', 'y'] },
      joinKeys: [{ name: 'id', valueType: 'int32' as const }],
      fields: [
        { name: 'x', valueType: 'float64' as const },
        { name: 'y', valueType: 'int32' as const },
      ],
      source: { table: 'theirs', timestampField: 'event_timestamp', createdTimestampField: 'created_timestamp' },
    };
    const rows = { keys: { id: ['7', '07'] }, at: [Date.UTC(2011, 5, 1, 0, 0, 1), Date.UTC(2011, 5, 2)] };
    const [answer] = await store().join(rows, [view], { createdCutoff: false });
    expect(answer).toEqual({
      view: 'v',
      columns: { x: [1.25, null], y: [3, null] },
      chosen: {
        event: [Date.UTC(2011, 5, 1, 0, 0, 0, 500), null],
        created: [null, null],
        reason: [null, 'unknownKey'],
      },
    });
  });
});
