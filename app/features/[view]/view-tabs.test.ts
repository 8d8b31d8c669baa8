import { expect, test } from 'vitest';
import { chooseTab, viewTabs } from './view-tabs.ts';

test('an address from before there were tabs still leads to what it asked for', () => {
  expect(chooseTab({ key: '12747.0' })).toBe('lookup');
  expect(chooseTab({ key: '12747.0', tab: 'lineage' })).toBe('lineage');
});

test('a tab that does not exist is the overview', () => {
  expect(chooseTab({ tab: 'nothing' })).toBe('overview');
  expect(chooseTab({})).toBe('overview');
});

test('one tab is current, and each has an address of its own', () => {
  const tabs = viewTabs('rfm', 'jobs');
  expect(tabs.filter(({ current }) => current).map(({ href }) => href)).toEqual(['/features/rfm?tab=jobs']);
  expect(new Set(tabs.map(({ href }) => href)).size).toBe(tabs.length);
  expect(tabs[0]?.href).toBe('/features/rfm');
});
