import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { beginMaterialization } from '#server/feature-store/materializations.repo';
import {
  findPostgres,
  type PostgresCluster,
  startPostgres,
} from '#server/feature-store/offline/redshift/postgres-cluster.fixture';
import { type Database, openDatabase } from '#server/platform/database';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import { createSchedule } from './save-schedule.ts';
import { addJobNow, claimTick, getSchedule } from './schedules.repo.ts';

const programs = findPostgres();
const where = programs ? 'on a PostgreSQL of its own' : '(skipped: apt-get install postgresql)';
const VIEW = 'customer_rfm_features';
/** The embedded database has one session, in which nothing happens at once. */
const AT_ONCE = 16;

describe.skipIf(!programs)(`many workers at once ${where}`, () => {
  let cluster: PostgresCluster;
  let database: Database;
  beforeAll(async () => {
    cluster = await startPostgres(programs!);
    const { user, host, port } = cluster;
    vi.stubEnv('DATABASE_URL', `postgresql://${user}@${host}:${port}/${cluster.database}`);
    database = await openDatabase();
    await applyFeatureRepo({ name: 'Dee' });
  });
  afterAll(async () => {
    await database?.close();
    cluster?.stop();
  });

  const atOnce = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, work));

  test('a moment that all of them see becomes one job, whoever asks for one out of turn meanwhile', async () => {
    const { name } = await createSchedule({ name: 'hourly', kind: 'materialize', cron: '0 * * * *' }, { name: 'Dee' });
    for (let round = 0; round < 20; round++) {
      const schedule = await getSchedule(name);
      const next = new Date(schedule.nextAt!.getTime() + 3_600_000);
      const asked = await Promise.all([atOnce(() => claimTick(schedule, next)), atOnce(() => addJobNow(schedule))]);
      expect(asked.flat().filter(Boolean)).toHaveLength(1);
      expect((await getSchedule(name)).nextAt).toEqual(next);
      await postgres().job.updateMany({ data: { status: 'finished' } });
    }
  });

  test('of the materializations of one view that begin together one begins, and the others are told which', async () => {
    const now = new Date();
    const cursor = { incremental: true, writtenSince: null, after: null, beatAt: now.toISOString() };
    const about = { view: VIEW, viewVersion: 1, startAt: now, endAt: now, by: 'Dee', createdAt: now, jobId: null };
    for (let round = 0; round < 20; round++) {
      const beginnings = await atOnce(() => beginMaterialization({ ...about, id: newId(), cursor }));
      const begun = beginnings.flatMap((one) => ('begun' in one ? [one.begun.id] : []));
      const inTheWay = beginnings.flatMap((one) => ('inTheWay' in one ? [one.inTheWay.id] : []));
      expect(begun).toHaveLength(1);
      expect(new Set(inTheWay)).toEqual(new Set(begun));
      await postgres().materialization.deleteMany();
    }
  });
});
