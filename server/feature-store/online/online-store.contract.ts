import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OnlineStore, OnlineWrite } from './online-store.ts';

/** What every online store must do. `open` gives an empty one. */
export function onlineStoreContract(name: string, open: () => Promise<OnlineStore>): void {
  const key = (text: string) => Buffer.from(text);
  const row = (text: string, event: number, x: number, created: number | null = 0): OnlineWrite => ({
    key: key(text),
    event,
    created,
    values: { x },
  });

  describe(name, () => {
    test('rows come back in the order of the keys, undefined where there is none, nulls and floats as written', async () => {
      const store = await open();
      const values = { whole: 7, real: -17.25, none: null, word: 'é', flag: false };
      await store.write('v', [{ key: key('a'), event: 5, created: null, values }, row('b', 6, 2)]);
      expect(await store.read('v', [key('b'), key('?'), key('a'), key('b')])).toEqual([
        { event: 6, created: 0, values: { x: 2 } },
        undefined,
        { event: 5, created: null, values },
        { event: 6, created: 0, values: { x: 2 } },
      ]);
    });

    test('views are apart, also those nobody wrote', async () => {
      const store = await open();
      await store.write('v', [row('a', 1, 1)]);
      expect(await store.read('w', [key('a')])).toEqual([undefined]);
      expect([await store.count('v'), await store.count('w')]).toEqual([1, 0]);
    });

    test('whatever the order of the writes, the latest event stays, then the latest creation', async () => {
      const moment = fc.integer({ min: 0, max: 3 });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(moment, moment), { minLength: 1, maxLength: 6 }), async (moments) => {
          const store = await open();
          const results = [];
          for (const [event, created] of moments) results.push(await store.write('v', [row('a', event, 1, created)]));
          const [stored] = await store.read('v', [key('a')]);
          const best = moments.toSorted((p, q) => p[0] - q[0] || p[1] - q[1]).at(-1)!;
          expect([stored?.event, stored?.created]).toEqual(best);
          expect(results.reduce((total, { written, skipped }) => total + written + skipped, 0)).toBe(moments.length);
        }),
        { numRuns: 20 },
      );
    });

    test('a key that cannot be held is refused with nothing written, and reads as unknown', async () => {
      const store = await open();
      const long = 'x'.repeat(5000);
      await expect(store.write('v', [row('a', 1, 1), row(long, 1, 1)])).rejects.toMatchObject({
        code: 'invalid_input',
      });
      expect(await store.read('v', [key('a'), key(long)])).toEqual([undefined, undefined]);
    });
  });
}
