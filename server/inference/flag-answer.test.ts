import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { explainAnswer } from './explain-answer.ts';
import { flagAnswer } from './flag-answer.ts';
import { countOpenFlags, listFlags, resolveFlag } from './flagged-answers.repo.ts';
import { predictMany } from './predict-many.ts';
import { openWorld } from './testing/open-world.fixture.ts';

const model = 'customer_segment';
const pia = { name: 'Pia' };
let world: Home;

beforeAll(async () => {
  world = await openWorld(vi);
  await promoteRun((await insertFinishedRun()).id, { reason: 'to serve it' }, { name: 'Lea' });
});
afterAll(() => world?.close());

test('a flag keeps what the model answered, what would be right, and who says so', async () => {
  const { answer } = await explainAnswer({ customer: '105.0' });
  const flag = await flagAnswer({ model, customer: '105.0', expected: 2, note: 'Spent a fortune last week.' }, pia);
  expect(flag).toMatchObject({ label: answer!.label, name: answer!.name, expectedName: 'high value', by: 'Pia' });
  expect(flag.probability).toBeGreaterThan(0);
  expect(await listFlags(model)).toEqual([flag]);
});

test('a flag is resolved once, and open ones come first', async () => {
  const first = await flagAnswer({ model, customer: 'nobody', note: 'She has been here for years.' }, pia);
  const second = await flagAnswer(
    { model, version: 'v0.0', customer: '100.0', changes: { recency: 3 }, note: 'No.' },
    pia,
  );
  expect([first.label, second.changes]).toEqual([null, { recency: 3 }]);
  const open = await countOpenFlags(model);
  const resolved = await resolveFlag(second.id, 'Her invoices were late.', 'Dee');
  expect(resolved).toMatchObject({ resolution: 'Her invoices were late.', resolvedBy: 'Dee' });
  expect(await countOpenFlags(model)).toBe(open - 1);
  const ids = (await listFlags(model)).map(({ id }) => id);
  expect([ids[0], ids.at(-1)]).toEqual([first.id, second.id]);
  await expect(resolveFlag(second.id, 'Again.', 'Dee')).rejects.toMatchObject({ code: 'conflict' });
  await expect(resolveFlag('nosuchflag', 'What?', 'Dee')).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  [{ model, customer: '105.0', note: ' ' }, 'note'],
  [{ model, customer: '105.0', note: 'Wrong.', expected: 7 }, 'expected'],
  [{ model, customer: 'x'.repeat(1e6), note: 'Wrong.' }, 'customer'],
  [{ model, version: 'newest', customer: '105.0', note: 'Wrong.' }, 'version'],
])('bad input %# is refused by its field, and nothing is kept', async (input, field) => {
  const before = await countOpenFlags(model);
  await expect(flagAnswer(input, pia)).rejects.toMatchObject({ fields: { [field]: expect.any(String) } });
  expect(await countOpenFlags(model)).toBe(before);
});

test('many customers get one answer each in their order, the unknown ones too', async () => {
  const customers = ['100.0', 'nobody', '105.0', '100.0', '💥'];
  const { answers, version } = await predictMany({ customers });
  expect(version).toBe('v0.0');
  expect(answers.map(({ id }) => id)).toEqual(customers);
  expect(answers.map(({ status }) => status === 'predicted')).toEqual([true, false, true, true, false]);
  expect(answers[1]!.reason).toContain('no such customer');
  for (const { id, label } of answers) {
    expect(label).toBe((await explainAnswer({ customer: id })).answer?.label ?? null);
  }
});

test.each([[[]], [Array.from({ length: 100_000 }, (_, i) => `${i}.0`)], [[12]]])(
  'a list of %# is refused with a sentence',
  async (customers) => {
    await expect(predictMany({ customers: customers as string[] })).rejects.toMatchObject({ code: 'invalid_input' });
  },
);
