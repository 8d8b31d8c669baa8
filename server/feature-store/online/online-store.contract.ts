import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OnlineRow, OnlineStore, OnlineTable, OnlineWrite } from './online-store.ts';

const FIELDS: OnlineTable['fields'] = [
  { name: 'x', valueType: 'int64' },
  { name: 'whole', valueType: 'int32' },
  { name: 'huge', valueType: 'int64' },
  { name: 'real', valueType: 'float64' },
  { name: 'none', valueType: 'float64' },
  { name: 'word', valueType: 'string' },
  { name: 'flag', valueType: 'bool' },
  { name: 'moment', valueType: 'unix_timestamp' },
];

const key = (text: string) => Buffer.from(text);
const row = (text: string, event: number, x: number, created: number | null = 0): OnlineWrite => ({
  key: key(text),
  event,
  created,
  values: { x },
});

/** What every online store must do. `open` gives one with the empty views `v` and `w`. */
export function onlineStoreContract(name: string, open: () => Promise<OnlineStore>): void {
  const readX = async (store: OnlineStore, view: string, ...texts: string[]) => {
    const [rows] = await store.read([{ table: { view, fields: FIELDS }, features: ['x'], keys: texts.map(key) }]);
    return rows!.map((found) => found && { event: found.event, created: found.created, x: found.values.x });
  };
  const v = { view: 'v', fields: FIELDS };

  describe(name, () => {
    test('rows come back in the order of the keys, undefined where there is none, every type as written', async () => {
      const store = await open();
      const values = {
        ...{ x: 0, whole: -7, huge: '9007199254740993', real: -17.25 },
        ...{ none: null, word: 'é', flag: false, moment: 1_648_404_550_000 },
      };
      await store.write(v, [{ key: key('a'), event: 5.001, created: null, values }, row('b', 6, 2)]);
      const features = FIELDS.map((field) => field.name);
      const [rows] = await store.read([{ table: v, features, keys: ['b', '?', 'a', 'b'].map(key) }]);
      expect(rows![2]).toEqual({ event: 5.001, created: null, values });
      expect(rows!.map((found) => found?.values.x)).toEqual([2, undefined, 0, 2]);
    });

    test('views are apart, also those nobody wrote, and one read may ask several', async () => {
      const store = await open();
      await store.write(v, [row('a', 1, 1)]);
      const reads = ['v', 'w'].map((view) => ({ table: { view, fields: FIELDS }, features: ['x'], keys: [key('a')] }));
      expect((await store.read(reads)).map(([found]) => found?.values.x)).toEqual([1, undefined]);
      expect([await store.count('v'), await store.count('w')]).toEqual([1, 0]);
    });

    test('a feature an old row lacks is not in it, and the row is there all the same', async () => {
      const store = await open();
      await store.write({ view: 'v', fields: FIELDS.slice(0, 1) }, [row('a', 1, 1)]);
      const [rows] = await store.read([{ table: v, features: ['word'], keys: [key('a')] }]);
      expect(rows![0]?.event).toBe(1);
      expect(rows![0]?.values).not.toHaveProperty('word');
    });

    test.each([
      ['expected to be new', { watermark: Number.NEGATIVE_INFINITY }],
      ['expected to meet newer ones', {}],
      ['some of each', { watermark: 2 }],
    ])('whatever the order of the writes, the latest stays: rows %s', async (_, options) => {
      const moment = fc.integer({ min: 0, max: 3 });
      const creation = fc.option(moment);
      const moments = fc.array(fc.tuple(moment, creation), { minLength: 1, maxLength: 6 });
      const store = await open();
      let round = 0;
      await fc.assert(
        fc.asyncProperty(moments, fc.boolean(), async (writes, together) => {
          const id = `key ${round++}`;
          const rows = writes.map(([event, created], i) => row(id, event, i, created));
          const batches = together ? [rows] : rows.map((one) => [one]);
          const results = [];
          for (const batch of batches) results.push(await store.write(v, batch, options));
          expect((await readX(store, 'v', id))[0]).toEqual(latestOf(rows));
          expect(results.reduce((total, { written, skipped }) => total + written + skipped, 0)).toBe(rows.length);
        }),
        { numRuns: 25 },
      );
    });

    test('more rows than one call of any store takes are written and read, repeated keys among them', async () => {
      const store = await open();
      const texts = Array.from({ length: 333 }, (_, i) => `key ${i}`);
      const options = { watermark: 0 };
      expect(
        await store.write(
          v,
          texts.map((text, i) => row(text, 1, i)),
          options,
        ),
      ).toEqual({ written: 333, skipped: 0 });
      const asked = [...texts, ...texts.slice(0, 50)].reverse();
      const found = await readX(store, 'v', ...asked, 'nobody');
      expect(found.map((one) => one?.x)).toEqual([...asked.map((text) => texts.indexOf(text)), undefined]);
    });

    test('places are there once they were asked for, and are made once', async () => {
      const store = await open();
      await store.ensurePlaces(['v', 'w']);
      expect(await store.ensurePlaces(['v', 'w'])).toEqual([]);
      expect((await store.describePlaces(['v'])).map(({ view, exists }) => [view, exists])).toEqual([['v', true]]);
    });

    test('rows of a removed place are gone, those of others stay, and it can be made anew', async () => {
      const store = await open();
      await store.write(v, [row('a', 1, 1)]);
      await store.write({ view: 'w', fields: FIELDS }, [row('a', 1, 2)]);
      await store.removePlaces(['v', 'nobody_made_this']);
      await store.ensurePlaces(['v']);
      expect([await store.count('v'), await store.count('w')]).toEqual([0, 1]);
      await store.write(v, [row('a', 0, 3)]);
      expect(await readX(store, 'v', 'a')).toEqual([{ event: 0, created: 0, x: 3 }]);
    });
  });
}

function latestOf(rows: readonly OnlineWrite[]): Pick<OnlineRow, 'event' | 'created'> & { x: unknown } {
  const rank = ({ event, created }: OnlineWrite) => event * 100 + (created ?? -1);
  const { event, created, values } = rows.reduce((best, one) => (rank(one) >= rank(best) ? one : best));
  return { event, created, x: values.x };
}
