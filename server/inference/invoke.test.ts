import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { promoteRun } from '#server/models/promote-run';
import { AppError } from '#server/platform/errors';
import type { Home } from '#server/platform/open-home.fixture';
import { FEATURES, insertFinishedRun } from '../models/testing/finished-run.ts';
import { invoke } from './invoke.ts';
import { InvocationAnswerSchema } from './schema.ts';
import { openWorld } from './testing/open-world.fixture.ts';

let world: Home;

beforeAll(async () => {
  world = await openWorld(vi);
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to serve it' }, { name: 'Lea' });
});
afterAll(() => world?.close());

test('a customer gets the same answer by its id and by its features as the offline store has them', async () => {
  const { keys, columns } = await historicalFeatures({ entities: 'all', features: FEATURES });
  const byId = await invoke({ customer_list: keys }, {});
  const byFeatures = await invoke({ inputs: columns }, {});
  expect(byId.answer.predictions).toEqual(byFeatures.answer.predictions);
  expect(new Set(byId.answer.predictions).size).toBeGreaterThan(1);
});

test('in any order and however often, an id gets one answer', async () => {
  const ids = ['100.0', '105.0', '112.0', 'nobody', ''.padEnd(3_000, 'x'), '\u0000', '💥'];
  const alone = new Map<string, number | null>();
  for (const id of ids) alone.set(id, (await invoke({ customer_list: [id] }, {})).answer.predictions[0]!);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 300 }), async (asked) => {
      const { answer } = await invoke({ customer_list: asked }, { details: 'true' });
      expect(answer.predictions).toEqual(asked.map((id) => alone.get(id)));
      expect(answer.details!.map(({ id }) => id)).toEqual(asked);
    }),
    { numRuns: 30 },
  );
});

test('values outside what training saw are marked', async () => {
  const { answer } = await invoke({ instances: [[50, 101]] }, { details: 'true' });
  expect(answer.details![0]!.features.map((feature) => feature.outside_training_range)).toEqual([false, true]);
});

test('whatever is asked, it is an answer of its schema or an AppError the caller can mend', async () => {
  const cell = fc.oneof(fc.double(), fc.constant(null), fc.boolean(), fc.jsonValue());
  const table = fc.oneof(
    fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 }),
    fc.array(fc.dictionary(fc.constantFrom('recency', 'monetaryvalue', FEATURES[0]), cell), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('recency', 'monetaryvalue'), fc.array(cell, { maxLength: 3 })),
    fc.record({ columns: fc.array(fc.constantFrom('recency', 'monetaryvalue', 'x')), data: fc.array(fc.array(cell)) }),
    fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('100.0', '112.0')), { maxLength: 5 }),
  );
  const form = fc.constantFrom('customer_list', 'dataframe_split', 'dataframe_records', 'inputs', 'instances');
  const customers = fc.record({
    customer_list: fc.array(fc.constantFrom('100.0', '112.0', 'nobody'), { minLength: 1 }),
  });
  const anything = fc.oneof(fc.jsonValue(), fc.dictionary(form, fc.oneof(table, fc.jsonValue()), { maxKeys: 2 }));
  const body = fc.oneof({ weight: 9, arbitrary: anything }, { weight: 1, arbitrary: customers });
  const model = fc.oneof(
    fc.string(),
    fc.constantFrom('customer_segment', 'customer_segment/v0.0', 'customer_segment@x'),
  );
  const query = fc.record({ model, details: fc.constantFrom('true', 'false', 'maybe') }, { requiredKeys: [] });
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(body, query, async (asked, by) => {
      try {
        const { answer } = await invoke(asked, by);
        // As it goes out: JSON knows no minus zero.
        const sent: unknown = JSON.parse(JSON.stringify(answer));
        expect(InvocationAnswerSchema.parse(sent)).toEqual(sent);
        answered++;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(['invalid_input', 'not_found']).toContain(error.code);
      }
    }),
    { numRuns: 1_500 },
  );
  expect(answered).toBeGreaterThan(0);
});
