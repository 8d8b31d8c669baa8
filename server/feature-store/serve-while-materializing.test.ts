import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { materializeIncremental } from './materialize.ts';
import { type RunningServer, startDynalite } from './online/dynamodb/dynamodb-servers.fixture.ts';
import { onlineFeatures } from './online-features.ts';
import { pushRows } from './push.ts';
import { writeShopRepo } from './testing/shop-repo.fixture.ts';

const DEE = { name: 'Dee' };
const VISITS = 'spending:visits';
const CUSTOMERS = Array.from({ length: 600 }, (_, i) => `${i}.0`);
const WATCHED = [...CUSTOMERS.filter((_, i) => i % 100 === 0), 'nobody'];

/** History of all customers, all with one number of visits. */
function till(visits: number, minutesAgo: number) {
  const all = (value: unknown) => CUSTOMERS.map(() => value);
  const event_timestamp = all(new Date(Date.now() - minutesAgo * 60_000).toISOString());
  const others = {
    points: all(null),
    money: all(1),
    share: all(null),
    city: all('x'),
    member: all(null),
    joined: all(null),
  };
  return { customerid: CUSTOMERS, visits: all(visits), ...others, event_timestamp };
}

describe.each(['LMDB', 'DynamoDB'])('on %s', (store) => {
  let world: Home;
  let dynamo: RunningServer | undefined;

  beforeAll(async () => {
    world = await openHome(vi);
    dynamo = store === 'DynamoDB' ? await startDynalite() : undefined;
    writeShopRepo(join(world.home, 'repo'), dynamo);
    vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'cookoff');
    await applyFeatureRepo(DEE);
  });
  afterAll(async () => {
    await world?.close();
    await dynamo?.stop();
  });

  test('reads go on while rows are written: each value is the old one or the new one, and never old again', async () => {
    await pushRows({ push_source_name: 'till', df: till(1, 9), to: 'offline' }, DEE);
    await materializeIncremental({ views: ['spending'] }, {}, DEE);
    await pushRows({ push_source_name: 'till', df: till(2, 5), to: 'offline' }, DEE);
    const writing = { goesOn: true };
    const materializing = materializeIncremental({ views: ['spending'] }, {}, DEE).finally(() => {
      writing.goesOn = false;
    });
    const seen: (readonly unknown[])[] = [];
    const strange: unknown[] = [];
    while (writing.goesOn) {
      const { columns, statuses } = await onlineFeatures({ features: [VISITS], keys: WATCHED });
      seen.push(columns[VISITS]!.slice(0, -1));
      if (statuses[VISITS]!.slice(0, -1).some((status) => status !== 'PRESENT')) strange.push(statuses[VISITS]);
      if (statuses[VISITS]!.at(-1) !== 'NOT_FOUND') strange.push(statuses[VISITS]);
      await sleep(10);
    }
    expect(await materializing).toMatchObject([{ status: 'finished', rowsWritten: CUSTOMERS.length }]);
    expect(strange).toEqual([]);
    expect(seen.length).toBeGreaterThan(0);
    for (const [c] of WATCHED.slice(0, -1).entries()) {
      const values = seen.map((read) => Number(read[c]));
      expect(values).toEqual(values.toSorted());
      expect([1, 2]).toEqual(expect.arrayContaining([...new Set(values)]));
    }
    const { columns } = await onlineFeatures({ features: [VISITS], keys: WATCHED });
    expect(columns[VISITS]).toEqual([...WATCHED.slice(0, -1).map(() => 2), null]);
  });
});
