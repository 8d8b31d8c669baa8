import { PrismaPg } from '@prisma/adapter-pg';
import { expect, test } from 'vitest';
import { PrismaClient } from '#server/platform/generated/client';
import { problem, UNEXPECTED } from './problem.ts';

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  );

test('a database that is away is 503 and worth another try; a bug is 500 and says nothing of itself', async () => {
  const nobody = new PrismaClient({
    adapter: new PrismaPg({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' }),
  });
  const away = problem(await failureOf(nobody.model.findMany()));
  expect([away.status, JSON.parse(away.body).detail]).toEqual([503, expect.stringContaining('try again')]);
  expect(away.body).not.toContain('127.0.0.1');
  const bug = problem(new Error('secret'));
  expect([bug.status, JSON.parse(bug.body).detail]).toEqual([500, UNEXPECTED]);
});
