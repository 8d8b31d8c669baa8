import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { searchKeys } from '#server/feature-store/search-keys';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { explainAnswer } from './explain-answer.ts';
import { findSmallestChange } from './find-smallest-change.ts';
import { invoke } from './invoke.ts';
import { listExampleCustomers } from './list-example-customers.ts';
import { openWorld } from './testing/open-world.fixture.ts';

const lea = { name: 'Lea' };
let world: Home;

beforeAll(async () => {
  world = await openWorld(vi);
  const run = await insertFinishedRun();
  await promoteRun(run.id, { reason: 'to serve it' }, lea);
});
afterAll(() => world?.close());

const customer = '105.0';
const byReference = async (id: string) =>
  (await invoke({ customer_list: [id] }, { details: 'true' })).answer.details![0]!;

describe('one answer', () => {
  test('is what programs are answered, class, probabilities and features alike', async () => {
    const { answer, features, reason } = await explainAnswer({ customer });
    const detail = await byReference(customer);
    expect(answer).toEqual({ label: detail.label, name: detail.name, probabilities: detail.probabilities });
    expect(reason).toBeNull();
    expect(features.map(({ reference, value }) => [reference, value])).toEqual(
      detail.features.map(({ feature, value }) => [feature, value]),
    );
    expect(features[0]).toMatchObject({
      name: 'recency',
      description: 'Whole days since the last invoice.',
      lack: null,
    });
  });

  test('is explained by contributions that add up to the margin whose softmax it is', async () => {
    for (const id of ['100.0', customer, '112.0']) {
      const { answer, reasons } = await explainAnswer({ customer: id });
      const [recency, spent] = (await byReference(id)).features.map(({ value }) => value!);
      // The three stumps of the model, by hand; the base score is 0.5 for each class.
      const margins = [recency! < 30.5 ? 1 : -1, spent! < 500.5 ? 0.25 : -0.25, spent! < 500.5 ? -0.75 : 0.75];
      const sum = reasons!.contributions.reduce((total, one) => total + one, reasons!.base);
      expect(sum).toBeCloseTo(reasons!.total, 12);
      expect(sum).toBeCloseTo(0.5 + margins[answer!.label]!, 5);
      const weights = margins.map(Math.exp);
      const own = answer!.probabilities.find(({ label }) => label === answer!.label)!.probability;
      expect(own).toBeCloseTo(weights[answer!.label]! / weights.reduce((total, one) => total + one), 5);
    }
  });

  test('moves with a changed value as it would for raw features, and says what it was', async () => {
    const before = await explainAnswer({ customer });
    const after = await explainAnswer({ customer, changes: { recency: 5, monetaryvalue: 20_000 } });
    const raw = await invoke({ inputs: [{ recency: 5, monetaryvalue: 20_000 }] }, { details: 'true' });
    expect(after.answer?.probabilities).toEqual(raw.answer.details![0]!.probabilities);
    expect(after.asStored).toEqual(before.answer);
    expect(after.features.map(({ changed, outsideTraining }) => [changed, outsideTraining])).toEqual([
      [true, false],
      [true, true],
    ]);
    expect(after.features.map(({ stored }) => stored)).toEqual(before.features.map(({ stored }) => stored));
  });

  test('of somebody unknown is none, with customers there are', async () => {
    const { answer, reason, suggestions, reasons, reliability } = await explainAnswer({ customer: 'nobody' });
    expect([answer, reasons, reliability]).toEqual([null, null, null]);
    expect(reason).toContain('no such customer');
    expect(suggestions).toEqual(['100.0', '101.0', '102.0']);
  });

  test.each([
    [{ customer: ' ' }, 'give a customer id'],
    [{ customer: 'x'.repeat(1e6) }, 'at most 200 characters'],
    [{ customer, changes: { recency: Number.NaN } }, 'finite number'],
    [{ customer, changes: { recency: Number.POSITIVE_INFINITY } }, 'changes.recency'],
    [{ customer, changes: { recensy: 1 } }, 'Did you mean "recency"?'],
    [{ customer, changes: null as never }, 'changes'],
  ])('is refused with a sentence for bad input %#', async (input, sentence) => {
    await expect(explainAnswer(input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(sentence),
    });
  });

  test('stands beside what the candidate says of the same values', async () => {
    expect((await explainAnswer({ customer })).other).toBeNull();
    const other = await insertFinishedRun();
    const { version } = await promoteRun(other.id, { reason: 'to try it', alias: 'candidate' }, lea);
    const beside = await explainAnswer({ customer, changes: { recency: 90 } });
    expect(beside.other).toMatchObject({ alias: 'candidate', version, answer: { label: beside.answer!.label } });
    const asked = await explainAnswer({ customer, model: `customer_segment/${version}` });
    expect(asked.other).toMatchObject({ alias: 'production' });
  });
});

describe('the smallest change', () => {
  test('flips the answer, and a smaller one of the same feature does not', async () => {
    for (const id of ['100.0', customer, '112.0']) {
      const before = await explainAnswer({ customer: id });
      const { flip, complete } = await findSmallestChange({ customer: id });
      expect(complete).toBe(true);
      const [change] = flip!.changes;
      const there = await explainAnswer({ customer: id, changes: { [change!.name]: change!.to } });
      expect(there.answer).toEqual(flip!.answer);
      expect(there.answer!.label).not.toBe(before.answer!.label);
      const short = change!.from + 0.98 * (change!.to - change!.from);
      const nearby = await explainAnswer({ customer: id, changes: { [change!.name]: short } });
      if (change!.name === 'monetaryvalue') expect(nearby.answer!.label).toBe(before.answer!.label);
    }
  });

  test('of somebody without an answer is not searched', async () => {
    expect(await findSmallestChange({ customer: 'nobody' })).toMatchObject({
      flip: null,
      unsearched: expect.stringContaining('no answer'),
    });
  });
});

test('examples are known customers whose answer is the class they stand for', async () => {
  for (const { id, label } of await listExampleCustomers()) expect((await byReference(id)).label).toBe(label);
});

test('keys are found by how they begin', async () => {
  expect(await searchKeys('customer_rfm_features', { q: '11', limit: 2 })).toEqual({
    keys: ['110.0', '111.0'],
    more: true,
  });
  expect(await searchKeys('customer_rfm_features', { q: '112' })).toEqual({ keys: ['112.0'], more: false });
  await expect(searchKeys('customer_rfm_features', { q: 'x'.repeat(1_000) })).rejects.toThrow('at most 200');
});
