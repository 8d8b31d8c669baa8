import { expect, test } from 'vitest';
import { chooseRunTab, runTabs } from './run-tabs.ts';

test('a run without results has no tabs about them, and an address that asks for one shows the first', () => {
  expect(runTabs('r', 'failed', 'report').map(({ title }) => title)).toEqual(['Report', 'Lineage', 'Notes']);
  expect(chooseRunTab({ tab: 'curves' }, 'failed')).toBe('report');
  expect(chooseRunTab({ tab: 'curves' }, 'finished')).toBe('curves');
});

test('the tab that is open is marked, and the first has the address of the run', () => {
  const tabs = runTabs('r', 'finished', 'notes');
  expect(tabs.filter(({ current }) => current).map(({ href }) => href)).toEqual(['/runs/r?tab=notes']);
  expect(tabs[0]!.href).toBe('/runs/r');
});
