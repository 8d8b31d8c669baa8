import { expect, test } from 'vitest';
import { prepareControl, readValue } from './prepare-control.ts';
import { prepareFreshness } from './prepare-freshness.ts';
import { prepareReasons } from './prepare-reasons.ts';
import { saySmallestChange } from './prepare-smallest-change.ts';

const feature = {
  ...{ reference: 'rfm:recency', name: 'recency', description: 'Whole days since the last invoice.', whole: true },
  ...{ stored: 7, value: 7, changed: false, eventTimestamp: '2026-01-01T00:00:00Z', lack: null },
  ...{ range: { min: 0, max: 90 }, typical: [5, 80] as const, outsideTraining: false },
};
const money = { ...feature, reference: 'rfm:money', name: 'money', description: '', whole: false };

test('reasons are told strongest first, each with its way, and with what they add up to', () => {
  const reasons = {
    scale: 'margin',
    className: 'high value',
    base: 0.5,
    contributions: [-0.1, 0.9],
    total: 1.3,
  } as const;
  const prepared = prepareReasons({ reasons, features: [feature, money] })!;
  expect(prepared.about).toBe('the chance of high value');
  expect(prepared.reasons.map(({ title, effect, amount, extent }) => [title, effect, amount, extent])).toEqual([
    ['money', 'raises it a lot', '+0.90', 1],
    ['Whole days since the last invoice', 'lowers it', '−0.10', -0.1 / 0.9],
  ]);
  expect(prepared.sum).toContain('Starting from 0.50');
  expect(prepared.sum).toContain('add up to 1.30');
});

test('where nothing is moved nothing is claimed', () => {
  const reasons = {
    scale: 'probability',
    className: 'low value',
    base: 0.8,
    contributions: [0, 0],
    total: 0.8,
  } as const;
  const prepared = prepareReasons({ reasons, features: [feature, money] })!;
  expect(prepared.reasons.map(({ effect, extent }) => [effect, extent])).toEqual([
    ['makes no difference', 0],
    ['makes no difference', 0],
  ]);
  expect(prepareReasons({ reasons: null, features: [feature] })).toBeNull();
});

test('the age is that of the oldest value, and what is missing is named with what to do', () => {
  const now = new Date('2026-01-03T00:00:00Z');
  const old = { ...money, value: null, stored: null, lack: 'too_old' as const, eventTimestamp: '2025-12-31T00:00:00Z' };
  expect(prepareFreshness({ features: [feature], ttlSeconds: 0 }, now)).toEqual({
    sentence: 'What is known is from 2 days ago (2026-01-01 00:00 UTC).',
    warnings: [],
  });
  const { sentence, warnings } = prepareFreshness({ features: [feature, old], ttlSeconds: 86_400 }, now);
  expect(sentence).toContain('3 days ago');
  expect(warnings).toEqual([expect.stringContaining('money is too old'), expect.stringContaining('1 day')]);
});

test('the smallest change is a sentence that can be tried, or says that there is none', () => {
  const answer = { label: 2, name: 'high value', probabilities: [{ label: 2, name: 'high value', probability: 0.61 }] };
  const one = { name: 'recency', from: 7, to: 31 };
  const found = { tried: 3, complete: true, unsearched: null };
  const said = saySmallestChange({ ...found, flip: { changes: [one], answer } }, [feature], 'customer');
  expect(said.sentence).toBe(
    'With recency (whole days since the last invoice) from 7 to 31 the answer would be a high-value customer, 61 in 100.',
  );
  expect(said.changes).toEqual({ recency: 31 });
  const two = [one, { name: 'money', from: 1, to: 2 }];
  expect(saySmallestChange({ ...found, flip: { changes: two, answer } }, [feature], 'customer').sentence).toContain(
    'No single change within what training has seen is enough.',
  );
  expect(saySmallestChange({ ...found, flip: null }, [feature], 'customer').sentence).toMatch(
    /^No change of one or two/,
  );
  expect(saySmallestChange({ ...found, complete: false, flip: null }, [feature], 'customer').sentence).toMatch(
    /near ones/,
  );
});

test('a value is moved within what training saw, and one outside is warned about', () => {
  expect(prepareControl(feature)).toMatchObject({ slider: { min: 0, max: 90, step: 1 }, warning: null });
  expect(prepareControl({ ...feature, outsideTraining: true }).warning).toContain('never saw');
  expect(prepareControl({ ...feature, range: { min: 1, max: 1 } })).toMatchObject({ slider: null, typical: null });
  expect(prepareControl({ ...feature, range: null, typical: null }).hint).toBe('Stored: 7');
});

test.each([
  ['7', 7],
  [' −3 ', -3],
  ['7.5', null],
  ['', null],
  ['NaN', null],
  ['1e999', null],
  ['seven', null],
])('%j typed for a whole number is %j', (text, value) => expect(readValue(text, { whole: true })).toBe(value));

test.each([
  ['1082,09', 1082.09],
  ['1,082', null],
  ['-17.5', -17.5],
])('%j typed for a number is %j', (text, value) => expect(readValue(text, { whole: false })).toBe(value));
