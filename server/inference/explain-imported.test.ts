import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { materializeIncremental } from '#server/feature-store/materialize';
import { importModel } from '#server/models/import-model';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import { executeRun } from '#server/runs/execute-run';
import { recordRun } from '#server/runs/record-run';
import reference from '../models/import/onnx-models.reference.json' with { type: 'json' };
import { openDemoWorld } from '../runs/testing/open-demo-world.fixture.ts';
import { explainAnswer } from './explain-answer.ts';
import { findSmallestChange } from './find-smallest-change.ts';
import { invoke } from './invoke.ts';
import { listExampleCustomers } from './list-example-customers.ts';
import { predictMany } from './predict-many.ts';

const lea = { name: 'Lea' };
const VIEW = 'customer_rfm_features';
const asked = {
  ...{ name: 'from elsewhere', owner: 'Lea', label: `${VIEW}:ltvcluster` },
  features: [`${VIEW}:recency`, `${VIEW}:monetaryvalue`],
};
/** These models know nothing of customers: the gates are not what is tested here. */
const LET_THROUGH = { override: ['baseline' as const], acknowledge: ['signature' as const] };
let world: Home;
let customers: string[];

/** A file that was trained elsewhere, as a version of the model. */
async function bringIn(file: string, alias: string): Promise<void> {
  const bytes = new Uint8Array(Buffer.from(file, 'base64'));
  const run = await importModel({ name: 'model.onnx', bytes }, asked, lea);
  await promoteRun(run.id, { model: 'foreign', alias, reason: 'to be asked', ...LET_THROUGH }, lea);
}

beforeAll(async () => {
  world = await openDemoWorld(vi);
  await materializeIncremental({}, {}, lea);
  for (const [i, { file }] of reference.cases.entries()) await bringIn(file, `case_${i}`);
  customers = (await listExampleCustomers('foreign@case_0')).map(({ id }) => id);
}, 120_000);

afterAll(() => world?.close());

const byReference = async (model: string, id: string) =>
  (await invoke({ customer_list: [id] }, { model, details: 'true' })).answer.details![0]!;

describe.each(reference.cases.map(({ name }, i) => [name, `foreign@case_${i}`] as const))('%s', (_, model) => {
  test('is answered as programs are, how sure and from which features, with a sentence in the place of reasons', async () => {
    expect(customers.length).toBeGreaterThan(0);
    for (const customer of customers) {
      const { answer, reason, reasons, unexplained, features } = await explainAnswer({ model, customer });
      const detail = await byReference(model, customer);
      expect(answer).toEqual({ label: detail.label, name: detail.name, probabilities: detail.probabilities });
      expect([reason, reasons]).toEqual([null, null]);
      expect(unexplained).toMatch(/trained elsewhere .* ONNX file, whose inside is not read\.$/);
      expect(features.map(({ name, value }) => [name, value])).toEqual(
        detail.features.map(({ feature, value }) => [feature.split(':')[1], value]),
      );
      for (const { range, typical } of features) expect([range, typical]).not.toContain(null);
    }
  });

  test('answers a changed value as it answers that row, and says what it was', async () => {
    for (const customer of customers) {
      const before = await explainAnswer({ model, customer });
      const [recency, spent] = [-4.5, 2.25];
      const after = await explainAnswer({ model, customer, changes: { recency, monetaryvalue: spent } });
      const raw = await invoke({ inputs: [[recency, spent]] }, { model, details: 'true' });
      expect(after.answer?.probabilities).toEqual(raw.answer.details![0]!.probabilities);
      expect(after.asStored).toEqual(before.answer);
      expect(after.features.map(({ changed, outsideTraining }) => [changed, outsideTraining])).toEqual([
        [true, true],
        [true, false],
      ]);
    }
  });

  test('is not searched for the smallest change, and says why', async () => {
    expect(await findSmallestChange({ model, customer: customers[0]! })).toEqual({
      ...{ flip: null, tried: 0, complete: false },
      unsearched: expect.stringMatching(/ONNX file; where its answers change cannot be read off it/),
    });
  });
});

test('what is answered are the probabilities that the library it was trained with gave', async () => {
  const inputs = reference.rows;
  for (const [i, { probabilities }] of reference.cases.entries()) {
    const { answer } = await invoke({ inputs }, { model: `foreign@case_${i}`, details: 'true' });
    const ours = answer.details!.flatMap((one) => one.probabilities!.map(({ probability }) => probability));
    for (const [j, theirs] of probabilities.flat().entries()) expect(ours[j]).toBeCloseTo(theirs, 5);
  }
});

test('of a customer nobody knows there is no answer, and nothing is said of its reasons', async () => {
  const model = 'foreign@case_0';
  const { answer, reason, unexplained, suggestions } = await explainAnswer({ model, customer: 'nobody' });
  expect([answer, unexplained]).toEqual([null, null]);
  expect(reason).toContain('no such customer');
  expect(suggestions).toHaveLength(3);
  expect((await findSmallestChange({ model, customer: 'nobody' })).unsearched).toMatch(/no answer/);
});

test('many at once are answered as one by one', async () => {
  const { answers } = await predictMany({ model: 'foreign@case_2', customers: [...customers, 'nobody'] });
  const alone = await Promise.all(customers.map((customer) => byReference('foreign@case_2', customer)));
  expect(answers.map(({ label }) => label)).toEqual([...alone.map(({ label }) => label), null]);
});

test('it stands beside a model of our own, each with what it can say', async () => {
  const { id } = await recordRun({ ...asked, features: [...asked.features], algorithm: 'logistic_regression' }, lea);
  await promoteRun((await executeRun(id)).id, { model: 'foreign', reason: 'to compare', ...LET_THROUGH }, lea);
  await bringIn(reference.cases[3]!.file, 'candidate');
  const [customer] = customers;
  const own = await explainAnswer({ model: 'foreign', customer: customer! });
  const foreign = await explainAnswer({ model: 'foreign@candidate', customer: customer! });
  expect([own.unexplained, foreign.reasons]).toEqual([null, null]);
  expect(own.reasons).not.toBeNull();
  expect(own.other).toMatchObject({ alias: 'candidate', answer: foreign.answer });
  expect(foreign.other).toMatchObject({ alias: 'production', answer: own.answer });
});
