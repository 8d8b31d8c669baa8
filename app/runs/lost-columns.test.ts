import { expect, test } from 'vitest';
import { withoutLostColumns } from './lost-columns.ts';
import { readTableView } from './table-view.ts';

const known = [{ name: 'metric.f1_macro' }, { name: 'param.depth' }];
const lookAt = (columns: string) => withoutLostColumns(readTableView({ columns }), known);

test('columns that no run has are left out and named, the nearest beside a single one', () => {
  const { view, lost } = lookAt('status,metric.f1_marco:120,param.depth');
  expect(view.columns.map(({ name }) => name)).toEqual(['status', 'param.depth']);
  expect(lost).toBe('No run has a column metric.f1_marco; it is left out. Did you mean "metric.f1_macro"?');
  expect(lookAt('a,b,c,d,e').lost).toBe('No run has the columns a, b, c and 2 more; they are left out.');
});

test('a view whose columns are all there is the view itself', () => {
  const view = readTableView({ columns: 'note,param.depth' });
  expect(withoutLostColumns(view, known)).toEqual({ view, lost: null });
});
