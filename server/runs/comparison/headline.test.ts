import { expect, test } from 'vitest';
import type { Report } from '#server/training/schema';
import type { Challenge, Reference } from '../comparison-schema.ts';
import type { Run } from '../schema.ts';
import { headline } from './headline.ts';

/** A report whose run answers the classes named. */
const answering = (...answered: readonly string[]): Report =>
  ({
    classes: ['low', 'high'].map((name) => ({ name, support: 5, precisionUndefined: !answered.includes(name) })),
  }) as unknown as Report;

const run = (name: string, report = answering('low', 'high'), features = 2): Run =>
  ({ id: name, name, report, baseline: answering('low'), features: Array(features).fill('v:f') }) as unknown as Run;

const reference = (of: Run): Reference => ({ runId: of.id, name: of.name, report: of.report! });

/** Held against the reference on macro-F1; `p` after Holm's correction. */
const challenge = (name: string, low: number, high: number, p = 0.001): Challenge =>
  ({
    runId: name,
    statistics: { metrics: { f1_macro: { estimate: (low + high) / 2, low, high, p, adjustedP: p } } },
  }) as unknown as Challenge;

const notComparable = (name: string): Challenge => ({ runId: name, statistics: null }) as unknown as Challenge;

const [dee, ram, eve] = [run('Dee'), run('Ram'), run('Eve')];

test('two runs: a winner either way, or none', () => {
  const say = (one: Challenge) => headline([ram, dee], reference(ram), [one]);
  expect(say(challenge('Dee', 0.1, 0.3))).toBe('Dee beats Ram: macro-F1 +0.200 (+0.100 to +0.300).');
  expect(say(challenge('Dee', -0.3, -0.1))).toBe('Ram beats Dee: macro-F1 +0.200 (+0.100 to +0.300).');
  expect(say(challenge('Dee', -0.1, 0.3))).toBe(
    'Ram and Dee cannot be told apart: macro-F1 +0.100 (−0.100 to +0.300) for Dee.',
  );
});

test('several runs: the best of those that are better for certain, those that may be as good, or the reference', () => {
  const say = (...challenges: Challenge[]) => headline([ram, dee, eve], reference(ram), challenges);
  expect(say(challenge('Dee', 0.1, 0.3), challenge('Eve', 0.1, 0.2))).toMatch(/^Dee beats Ram: macro-F1 \+0\.200/);
  expect(say(challenge('Dee', 0.01, 0.3, 0.06), challenge('Eve', -0.4, -0.2))).toBe(
    'Nobody beats Ram for certain; Dee cannot be told from it.',
  );
  expect(say(challenge('Dee', -0.4, -0.3), challenge('Eve', -0.4, -0.2))).toBe(
    'Ram beats all others on macro-F1; next is Eve, −0.300.',
  );
});

test('runs that nothing can be said of are not ranked', () => {
  expect(headline([ram, dee], reference(ram), [notComparable('Dee')])).toBe('Ram and Dee cannot be compared.');
});

test('of runs that cannot be told apart the one that needs fewer features is named, of three against the most', () => {
  const [one, ten] = [run('One', undefined, 1), run('Ten', undefined, 10)];
  const alike = challenge('Ten', -0.1, 0.1);
  expect(headline([one, ten], reference(one), [alike])).toMatch(/ for Ten\. One needs 1 feature, Ten 10\.$/);
  expect(headline([one, ten, dee], reference(one), [alike, challenge('Dee', -0.2, 0.1)])).toMatch(
    / One needs 1 feature, the others up to 10\.$/,
  );
});

test('few features are no merit of a run that is worse, better, not the only one or has learned nothing', () => {
  const [one, ten, idle] = [run('One', undefined, 1), run('Ten', undefined, 10), run('Idle', answering('low'), 1)];
  const say = (first: Run, low: number, high: number) =>
    headline([first, ten], reference(first), [challenge('Ten', low, high)]);
  expect(say(one, 0.1, 0.2)).not.toMatch(/needs/);
  expect(say(one, -0.2, -0.1)).not.toMatch(/needs/);
  expect(say(idle, -0.1, 0.1)).not.toMatch(/needs/);
  expect(say(run('Also ten', undefined, 10), -0.1, 0.1)).not.toMatch(/needs/);
});

test('a run that answers the majority class in every row is named, whoever leads', () => {
  const idle = run('Ram', answering('low'));
  expect(headline([idle, dee], reference(idle), [challenge('Dee', 0.1, 0.3)])).toMatch(/Ram only ever answers low\.$/);
});

test('held against the majority class, runs are told by whether they beat it', () => {
  const majority: Reference = { runId: null, name: 'the majority class', report: answering('low') };
  const say = (...challenges: Challenge[]) => headline([ram, dee], majority, challenges);
  expect(say(challenge('Ram', -0.1, 0.1), challenge('Dee', 0.1, 0.3))).toBe(
    'Dee beats always answering the majority class on macro-F1; the other 1 cannot be said to.',
  );
  expect(say(challenge('Ram', -0.1, 0.1), challenge('Dee', -0.1, 0.3))).toBe(
    'No run beats always answering the majority class.',
  );
});
