import { userInfo } from 'node:os';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { protectModel } from '#server/models/protection';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { runCli } from './run-cli.fixture.ts';

const lea = { name: 'Lea' };
/** Every step is a process of its own. */
const PATIENCE_MS = 240_000;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(lea);
});
afterAll(() => world?.close());

const say = async (...words: string[]) => {
  const { code, stdout, stderr } = await runCli([...words, '--json']);
  return { code, text: stdout + stderr, data: code === 0 ? JSON.parse(stdout) : null };
};

test(
  'gates are looked at, hold up, are overridden, and the alias goes one step back',
  async () => {
    const good = await insertFinishedRun();
    const poor = await insertFinishedRun(({ labels }) => labels.fill(0));
    const looked = await say('gates', good.id, '--model', 'segments');
    expect(looked.data).toMatchObject({ mayMove: true, checklist: { from: null } });
    expect((await say('promote', good.id, '--model', 'segments')).data).toMatchObject({ version: 'v0.0' });
    const refused = await say('promote', poor.id, '--model', 'segments');
    expect(refused).toMatchObject({ code: 2, text: expect.stringContaining('Gate baseline') });
    expect((await say('promote', poor.id, '--model', 'segments', '--override', 'everything')).code).toBe(2);
    expect((await say('promote', poor.id, '--model', 'segments', '--override', 'baseline')).data).toMatchObject({
      version: 'v0.1',
      aliases: ['production'],
    });
    expect((await say('rollback', 'segments')).data).toMatchObject({ version: 'v0.0', aliases: ['production'] });
  },
  PATIENCE_MS,
);

test(
  'who does not lead requests, and a lead decides on the command line too',
  async () => {
    const run = await insertFinishedRun();
    await say('promote', run.id, '--model', 'led', '--alias', 'candidate');
    await protectModel('led', { leads: ['Lea'] }, lea);
    expect(await say('promote', 'led@candidate')).toMatchObject({ code: 2, text: expect.stringContaining('only Lea') });
    const { data: request } = await say('promote', 'led@candidate', '--request', '--reason', 'a quiet week');
    expect(request).toMatchObject({ status: 'pending', version: 'v0.0', requestedBy: userInfo().username });
    expect((await say('models', 'decide', 'led', request.id, 'approve')).code).toBe(2);
    await protectModel('led', { leads: ['Lea', userInfo().username] }, lea);
    expect((await say('models', 'decide', 'led', request.id, 'approve', '--word', 'yes')).data).toMatchObject({
      status: 'approved',
      became: 'v0.0',
    });
    expect((await say('models', 'requests', 'led')).data).toMatchObject([{ id: request.id, word: 'yes' }]);
    expect((await say('models', 'protect', 'led', '--leads', '')).data).toEqual({ leads: [], aliases: ['production'] });
  },
  PATIENCE_MS,
);
