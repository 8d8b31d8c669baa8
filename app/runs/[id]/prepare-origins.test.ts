import { expect, test } from 'vitest';
import { prepareOrigins } from './prepare-origins.ts';

const registry = {
  views: [
    { name: 'spending', formerly: { names: [], features: {} } },
    { name: 'outgoings', formerly: { names: ['costs'], features: {} } },
  ],
  services: [{ name: 'ram_v1' }],
};

test('a run leads to the version of a view that it learned from, under the name the view has now', () => {
  expect(prepareOrigins({ viewVersions: { spending: 2, costs: 1 }, service: 'ram_v1' }, registry)).toEqual({
    views: [
      { title: 'spending version 2', href: '/features/spending?tab=versions&version=2#definition' },
      { title: 'costs version 1', href: '/features/outgoings?tab=versions&version=1#definition' },
    ],
    service: { title: 'ram_v1', href: '/features?q=ram_v1' },
  });
});

test('what is no longer in the registry is named and leads nowhere', () => {
  expect(prepareOrigins({ viewVersions: { gone: 3 }, service: 'dee_v1' }, registry)).toEqual({
    views: [{ title: 'gone version 3', href: null }],
    service: { title: 'dee_v1', href: null },
  });
  expect(prepareOrigins({ viewVersions: {}, service: null }, registry)).toEqual({ views: [], service: null });
});
