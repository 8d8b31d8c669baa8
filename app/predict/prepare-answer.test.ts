import { expect, test } from 'vitest';
import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { prepareOther, sayAnswered, sayReliability, sayStored } from './prepare-answer.ts';
import { sayAnswer, sayOdds } from './say-answer.ts';

const answered = (label: number, p: number) => ({
  label,
  name: label === 2 ? 'high value' : 'low value',
  probabilities: [
    { label: 0, name: 'low value', probability: label === 0 ? p : 1 - p },
    { label: 2, name: 'high value', probability: label === 2 ? p : 1 - p },
  ],
});

test('an answer is a sentence, and its words are no stronger than its probability', () => {
  expect(sayAnswered(answered(2, 0.83), 'customer')).toMatchObject({
    headline: 'Likely to be a high-value customer',
    odds: '83 in 100',
    bars: [
      { title: 'low value', odds: '17 in 100', chosen: false },
      { title: 'high value', odds: '83 in 100', chosen: true },
    ],
  });
  expect(sayAnswer('high value', 0.97, 'customer')).toBe('Very likely to be a high-value customer');
  expect(sayAnswer('idle', 0.55, 'customer')).toBe('More likely than not an idle customer');
  expect(sayAnswer('mid value', 0.4, 'customer')).toBe('Hard to tell, but closest to a mid-value customer');
});

test('certainty is only said where there is one', () => {
  expect([1, 0.9999, 0.001, 0].map(sayOdds)).toEqual(['100 in 100', 'over 99 in 100', 'under 1 in 100', '0 in 100']);
});

test('reliability is counted in rows, or said to be unknown', () => {
  const band = { from: 0.8, to: 0.9, rows: 40, right: 30 };
  expect(sayReliability(band, answered(2, 0.83), 'customer')).toContain(
    'of 40 that it gave a chance of 80 to 90 in 100, 30 (75 in 100)',
  );
  expect(sayReliability(null, answered(2, 0.83), 'customer')).toContain('Too few');
});

test('what was answered before a change is said beside what is answered now', () => {
  expect(sayStored(answered(0, 0.6), answered(0, 0.9), 'customer')).toBe('As stored it is the same class, 60 in 100.');
  expect(sayStored(answered(0, 0.6), answered(2, 0.9), 'customer')).toBe(
    'As stored it is a low-value customer, 60 in 100.',
  );
});

test('two versions that disagree say so', () => {
  const base = { entity: 'customer', version: 'v0.0', aliases: ['production'], reason: null, answer: answered(0, 0.6) };
  const beside = (answer: ReturnType<typeof answered> | null) =>
    prepareOther({
      ...base,
      other: { alias: 'candidate', version: 'v0.1', answer, reason: answer ? null : 'gone' },
    } as unknown as ExplainedAnswer)!;
  expect(beside(answered(2, 0.7)).agreement).toContain(
    'They disagree: a low-value customer here, a high-value customer by the candidate',
  );
  expect(beside(answered(0, 0.9)).agreement).toBe('Both versions expect a low-value customer.');
  expect(beside(null).agreement).toContain('Only one');
  const other = { alias: 'candidate', version: 'v0.1', answer: null, reason: 'gone' };
  expect(prepareOther({ ...base, answer: null, other } as unknown as ExplainedAnswer)).toBeNull();
  expect(beside(null).sides.map(({ title, reason }) => [title, reason])).toEqual([
    ['Production, v0.0', null],
    ['Candidate, v0.1', 'gone'],
  ]);
});
