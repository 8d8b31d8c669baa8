import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offlineStoreContract } from '../offline-store.contract.ts';
import { toJoinedView } from '../run-join.fixture.ts';
import { findPostgres, type PostgresCluster, startPostgres } from './postgres-cluster.fixture.ts';
import { redshiftOfflineStore } from './redshift-offline-store.ts';
import { withWarehouse } from './warehouse.ts';

const programs = findPostgres();
const where = programs ? `on ${programs}` : 'skipped: no PostgreSQL here, apt-get install postgresql brings one';

describe.skipIf(!programs)(`Redshift adapter ${where}`, () => {
  let cluster: PostgresCluster;
  const config = () => ({ ...cluster, schema: 'public' });
  beforeAll(async () => {
    cluster = await startPostgres(programs!);
  });
  afterAll(() => cluster?.stop());

  offlineStoreContract('Redshift, spoken to a PostgreSQL', (work) => work(redshiftOfflineStore(config())));

  test('a server that does not answer is named, and so is the user', async () => {
    const nobody = redshiftOfflineStore({ ...config(), port: 1 });
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
    const [answer] = await redshiftOfflineStore(config()).join(rows, [view], { createdCutoff: false });
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
