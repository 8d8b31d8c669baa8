import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundItems, WantedItems } from './fetch-items.ts';
import { gatherFetches } from './gather-fetches.ts';

const shape = { ConsistentRead: false };
const wantedOf = (table: string, ...ids: string[]): WantedItems[] => [{ table, shape, ids }];

/** A store that has every id, and what it was asked. */
function everything() {
  const calls: (readonly WantedItems[])[] = [];
  const fetch = gatherFetches(async (wanted): Promise<FoundItems> => {
    calls.push(wanted);
    return new Map(
      wanted.map(({ table, ids }) => [table, new Map(ids.map((id) => [id, { entity_id: { S: `${table} ${id}` } }]))]),
    );
  });
  return { calls, fetch };
}

test('what is asked for in one turn goes out as one call, an id that two ask for once', async () => {
  const { calls, fetch } = everything();
  const answers = await Promise.all([fetch(wantedOf('t', 'a', 'b')), fetch(wantedOf('t', 'b', 'c'))]);
  expect(calls).toEqual([wantedOf('t', 'a', 'b', 'c')]);
  expect(answers[1]!.get('t')!.get('c')).toEqual({ entity_id: { S: 't c' } });
  await fetch(wantedOf('t', 'a'));
  expect(calls, 'what comes later is asked for anew').toHaveLength(2);
});

test('other tables, other features and what does not fit into the call go on their own', async () => {
  const { calls, fetch } = everything();
  const many = (n: number, from: string) => Array.from({ length: n }, (_, i) => `${from}${i}`);
  const projected = { table: 't', ids: ['a'], shape: { ...shape, ProjectionExpression: 'entity_id' } };
  await Promise.all([
    fetch(wantedOf('t', 'a')),
    fetch(wantedOf('u', 'a')),
    fetch([projected]),
    fetch(wantedOf('t', ...many(100, 'x'))),
    fetch(wantedOf('t', ...many(500, 'y'))),
  ]);
  expect(calls.map((wanted) => wanted[0]!.ids.length).sort((a, b) => a - b)).toEqual([1, 1, 1, 100, 500]);
});

test('whoever asks, in whatever order, finds what it asked for', async () => {
  const request = fc.tuple(
    fc.constantFrom('t', 'u'),
    fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 120 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 12 }), async (requests) => {
      const { calls, fetch } = everything();
      const answers = await Promise.all(requests.map(([table, ids]) => fetch(wantedOf(table, ...ids.map(String)))));
      for (const [i, [table, ids]] of requests.entries()) {
        for (const id of ids) expect(answers[i]!.get(table)!.has(String(id))).toBe(true);
      }
      expect(calls.length).toBeLessThanOrEqual(requests.length);
    }),
  );
});

test('a failure reaches everybody who waited for that call, and nobody after them', async () => {
  let fails = true;
  const fetch = gatherFetches(async (wanted) => {
    if (fails) throw new Error('throttled');
    return new Map(wanted.map(({ table }) => [table, new Map()]));
  });
  const both = await Promise.allSettled([fetch(wantedOf('t', 'a')), fetch(wantedOf('t', 'b'))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect((await fetch(wantedOf('t', 'a'))).get('t')!.size).toBe(0);
});
