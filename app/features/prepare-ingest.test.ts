import { expect, test } from 'vitest';
import { prepareIngest } from './prepare-ingest.ts';

test('counts fall along the way, whatever order they are kept in, and those per class come last side by side', () => {
  const { counts } = prepareIngest({
    counts: { clusters: [1_170, 186, 21], customers: 1_840, raw: 541_909 },
    dropped: [],
  });
  expect(counts).toEqual([
    { key: 'raw', value: '541,909' },
    { key: 'customers', value: '1,840' },
    { key: 'clusters', value: '1,170 / 186 / 21' },
  ]);
});

test('a reason nothing was dropped for is not shown, and one row is one row', () => {
  const { dropped } = prepareIngest({
    counts: {},
    dropped: [
      { reason: 'no customer id', unit: 'line', count: 1 },
      { reason: 'unreadable date', unit: 'line', count: 0 },
    ],
  });
  expect(dropped).toEqual([{ reason: 'no customer id', count: '1 line' }]);
});
