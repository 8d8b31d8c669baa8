import { expect, test } from 'vitest';
import { remember } from './remember.ts';

test('a question is worked out once, also when it is asked twice at the same time', async () => {
  let worked = 0;
  const answer = remember<number>(2);
  const ask = (question: string) => answer(question, async () => ++worked);
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([1, 1]);
  expect(await ask('a')).toBe(1);
});

test('no more answers are held than was said: the oldest goes', async () => {
  let worked = 0;
  const answer = remember<number>(2);
  const ask = (question: string) => answer(question, async () => ++worked);
  for (const question of ['a', 'b', 'c', 'b']) await ask(question);
  expect(worked).toBe(3);
  await ask('a');
  expect(worked).toBe(4);
});

test('a failure is told and tried again', async () => {
  const answer = remember<string>(2);
  await expect(answer('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await answer('a', async () => 'yes')).toBe('yes');
});

test('an answer is known once it is there, and not while it is worked out or when it failed', async () => {
  const ask = remember<number>(2);
  const work = Promise.withResolvers<number>();
  const asked = ask('q', () => work.promise);
  expect(ask.knows('q')).toBe(false);
  work.resolve(1);
  await asked;
  expect(ask.knows('q')).toBe(true);
  await expect(ask('failed', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(ask.knows('failed')).toBe(false);
});
