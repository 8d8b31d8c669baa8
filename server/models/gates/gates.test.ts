import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairAnswers } from '#server/runs/pair-answers';
import type { Holdout } from '#server/runs/schema';
import type { GateConsent, Signature } from '../schema.ts';
import { baselineGate } from './baseline-gate.ts';
import { noteGate } from './note-gate.ts';
import { parityGate } from './parity-gate.ts';
import { productionGate } from './production-gate.ts';
import { requireOpen, withConsent } from './require-consent.ts';
import { signatureGate } from './signature-gate.ts';
import { sayDifference } from './words.ts';

const CLASSES = [0, 1, 2];

/** Answers for rows of all classes in turn; `right` says for which rows they are the truth. */
function answers(rows: number, right: (row: number) => boolean): Holdout {
  const labels = Int32Array.from({ length: rows }, (_, row) => row % 3);
  const predicted = labels.map((label, row) => (right(row) ? label : (label + 1) % 3));
  const probabilities = Float64Array.from({ length: rows * 3 }, (_, at) =>
    at % 3 === predicted[Math.floor(at / 3)] ? 0.8 : 0.1,
  );
  return { keys: Array.from(labels, (_, row) => `${row}.0`), labels, predicted, probabilities };
}

const paired = (reference: Holdout, challenger: Holdout) => pairAnswers(reference, challenger, CLASSES)!;
const good = answers(120, (row) => row % 10 > 0);
const poor = answers(120, (row) => row % 2 > 0);
const figures = { macroF1: 0.9, baselineMacroF1: 0.5, sealed: null };

test('a run passes the baseline where its whole interval lies above 0, and fails where it is not better at all', () => {
  expect(baselineGate({ ...figures, statistics: paired(poor, good) })).toMatchObject({
    status: 'passed',
    remedy: null,
  });
  expect(baselineGate({ ...figures, statistics: paired(good, poor) })).toMatchObject({ status: 'failed' });
  expect(baselineGate({ ...figures, statistics: paired(good, good) })).toMatchObject({ status: 'failed' });
});

test('a lead over the baseline that may be luck is to be acknowledged', () => {
  const slightly = answers(120, (row) => row % 10 > 0 || row === 10);
  const found = baselineGate({ ...figures, statistics: paired(good, slightly) });
  expect(found).toMatchObject({ status: 'needs_acknowledgement', sentence: expect.stringContaining('luck') });
});

const against = (reference: Holdout, challenger: Holdout) =>
  productionGate({ kind: 'paired', on: 'sealed', version: 'v0.3', statistics: paired(reference, challenger) });

test('only what is worse than production beyond its interval fails', () => {
  expect(against(good, poor)).toMatchObject({ status: 'failed', sentence: expect.stringMatching(/worse than v0\.3/) });
  expect(against(poor, good)).toMatchObject({ status: 'passed', sentence: expect.stringMatching(/better than v0\.3/) });
  const slightly = answers(120, (row) => row % 10 > 0 && row !== 11);
  expect(against(good, slightly)).toMatchObject({
    status: 'passed',
    sentence: expect.stringMatching(/cannot be told/),
  });
});

test('few rows are said to be few, and the holdout is said to be no sealed slice', () => {
  const few = paired(
    answers(9, () => true),
    answers(9, () => true),
  );
  expect(productionGate({ kind: 'paired', on: 'holdout', version: 'v0.3', statistics: few }).sentence).toMatch(
    /9 holdout rows.*no sealed slice.*few rows/,
  );
});

test('where nothing can be paired the gate does not apply, and says why', () => {
  expect(productionGate({ kind: 'nothing', why: 'Nothing is in production.' })).toMatchObject({
    status: 'not_applicable',
    sentence: 'Nothing is in production.',
  });
});

test('a bound that decides a gate is told from 0, however near it is', () => {
  expect(sayDifference({ estimate: -0.087, low: -0.171, high: -0.0001 })).toBe(
    '−0.087 (95% interval −0.171 to −0.00010)',
  );
});

const range = { min: 0, max: 1, mean: 0.5, missing: 0 };
const signature: Pick<Signature, 'inputs' | 'missing' | 'label'> = {
  inputs: [
    { feature: 'view:recency', dtype: 'int32', range },
    { feature: 'view:spent', dtype: 'float64', range },
  ],
  missing: 'learned',
  label: { feature: 'view:value', classes: CLASSES.map((value) => ({ value, name: `class ${value}` })) },
};
const production = { version: 'v0.3', signature };

test('the same signature passes, whatever the ranges of training; without production nothing applies', () => {
  const trainedOnOthers = signature.inputs.map((input) => ({ ...input, range: { ...range, max: 99 } }));
  expect(signatureGate(production, { ...signature, inputs: trainedOnOthers })).toMatchObject({ status: 'passed' });
  expect(signatureGate(null, signature)).toMatchObject({ status: 'not_applicable' });
});

test.each<[string, Partial<typeof signature>]>([
  ['input view:spent (float64) is gone', { inputs: signature.inputs.slice(0, 1) }],
  ['input view:r (int32) is new', { inputs: [...signature.inputs, { feature: 'view:r', dtype: 'int32', range }] }],
  [
    'input view:recency was int32 and is float64',
    { inputs: [{ feature: 'view:recency', dtype: 'float64', range }, signature.inputs[1]!] },
  ],
  ['the inputs stand in another order', { inputs: signature.inputs.toReversed() }],
  ['rows that miss a feature are no longer scored', { missing: 'refused' }],
  ['class 2 (class 2) is gone', { label: { ...signature.label, classes: signature.label.classes.slice(0, 2) } }],
  ['it predicts view:other and no longer view:value', { label: { ...signature.label, feature: 'view:other' } }],
])('%s: to be acknowledged', (line, change) => {
  const found = signatureGate(production, { ...signature, ...change });
  expect(found).toMatchObject({ status: 'needs_acknowledgement', details: expect.arrayContaining([line]) });
});

test('a reason of blanks is none', () => {
  expect(noteGate('   ')).toMatchObject({ status: 'failed' });
  expect(noteGate(undefined)).toMatchObject({ status: 'failed' });
  expect(noteGate('better on the rare class')).toMatchObject({ status: 'passed' });
});

const failing = {
  ...{ model: 'segments', alias: 'production', from: 'v0.3' },
  gates: [
    against(good, poor),
    signatureGate(production, { ...signature, missing: 'refused' }),
    parityGate({ ok: false, message: '1 row differs' }),
  ],
};
const by = (consent: Partial<GateConsent>, isLead: boolean) => ({
  ...{ actor: { name: 'Ram' }, isLead },
  consent: { acknowledge: [], override: [], ...consent },
});

test('a shut gate holds up, named with its figures and what would open it', () => {
  expect(() => requireOpen(failing, 'Run "A"')).toThrow(
    /Run "A" is not promoted to segments@production.*Gate production: .*a lead may override it.*Gate signature: .*acknowledge it/,
  );
});

test('a lead overrides what failed, others do not, and nobody overrides that the package answers otherwise', () => {
  const open = withConsent(failing, by({ acknowledge: ['signature'], override: ['production'] }, true));
  expect(open.gates.map(({ consent }) => consent)).toEqual([
    { kind: 'overridden', by: 'Ram' },
    { kind: 'acknowledged', by: 'Ram' },
    null,
  ]);
  expect(() => withConsent(failing, by({ override: ['production'] }, false))).toThrow(/Only a lead/);
  expect(() => withConsent(failing, by({ override: ['parity'] }, true))).toThrow(/parity.*cannot be overridden/);
  expect(() => requireOpen(open, 'Run "A"')).toThrow(/Gate parity: 1 row differs/);
});

test('what failed is never merely acknowledged', () => {
  const names = fc.subarray(['baseline', 'production', 'signature', 'parity', 'note'] as const);
  fc.assert(
    fc.property(names, (acknowledge) => {
      const { gates } = withConsent(failing, by({ acknowledge }, true));
      for (const { status, consent } of gates) if (status === 'failed') expect(consent).toBeNull();
    }),
  );
});
