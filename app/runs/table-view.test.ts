import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SORT, readTableView, sortedBy, viewHref, viewState, WIDTH } from './table-view.ts';

const column = fc.record({
  name: fc.string({ minLength: 1 }),
  width: fc.integer({ min: WIDTH.least, max: WIDTH.most }),
});
const view = fc.record({
  q: fc.string().map((text) => text.trim()),
  sort: fc.constantFrom(DEFAULT_SORT, 'name', '-metric.f1_macro'),
  columns: fc.uniqueArray(column, { minLength: 1, selector: ({ name }) => name }),
  hide: fc.boolean(),
  group: fc.constantFrom('', 'owner', 'param.max_depth'),
});

test('a view is read from its address as it was', () => {
  fc.assert(
    fc.property(view, (shown) => {
      expect(readTableView(viewState(shown))).toEqual(shown);
    }),
  );
});

test('the view one sees without asking has a bare address, and an address of nonsense shows it', () => {
  const plain = readTableView({});
  expect(viewHref(plain)).toBe('/runs');
  expect(readTableView({ columns: ',,', hide: 'x', sort: '' })).toEqual(plain);
  expect(readTableView({ columns: '%,status:9999,status:1' }).columns).toEqual([
    { name: '%', width: 112 },
    { name: 'status', width: WIDTH.least },
  ]);
});

test('a heading sorts figures from the highest and names from A, and turns the order around', () => {
  const plain = readTableView({});
  const byF1 = sortedBy(plain, 'metric.f1_macro');
  expect([byF1.sort, sortedBy(byF1, 'metric.f1_macro').sort]).toEqual(['-metric.f1_macro', 'metric.f1_macro']);
  const byOwner = sortedBy(plain, 'owner');
  expect([byOwner.sort, sortedBy(byOwner, 'owner').sort]).toEqual(['owner', '-owner']);
});
