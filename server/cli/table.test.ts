import { expect, test } from 'vitest';
import { textTable } from './table.ts';

test('cells stand under their header, numbers to the right, with no space at line ends', () => {
  const columns = [{ header: 'run' }, { header: 'accuracy', align: 'right' as const }, { header: 'owner' }];
  const rows = [
    ['Dée’s trees', '0.92', 'Dee'],
    ['b', '0.8571', ''],
  ];
  expect(textTable(columns, rows).split('\n')).toEqual([
    'run          accuracy  owner',
    '───────────  ────────  ─────',
    'Dée’s trees      0.92  Dee',
    'b              0.8571',
  ]);
});
