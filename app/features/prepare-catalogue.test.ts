import { expect, test } from 'vitest';
import type { ViewSummary } from '#server/feature-store/describe-view';
import { featureService, featureView, field, source } from '#server/feature-store/vocabulary';
import type { FeatureUsers } from '#server/models/feature-users';
import { prepareCatalogue, sayUsers } from './prepare-catalogue.ts';

const NOTHING = { q: '', owner: '', tag: '', entity: '' };

function summary(name: string, fields: string[], rest: Partial<Parameters<typeof featureView>[0]> = {}): ViewSummary {
  const view = featureView({
    name,
    entities: ['customer'],
    ttlSeconds: 0,
    source: source({ name, table: name }),
    fields: fields.map((one) => field({ name: one, dtype: 'int32', description: `the ${one} of a customer` })),
    ...rest,
  });
  const freshness = {
    state: 'no_data' as const,
    latestEvent: null,
    latestIngestAt: null,
    materializedUntil: null,
    expired: false,
  };
  const registry = { version: 1, appliedAt: new Date(0), appliedBy: 'dee', formerly: { names: [], features: {} } };
  return { ...view, ...registry, joinKeys: [], keys: 0, rows: 0, freshness };
}

const users: FeatureUsers = {
  ofView: (name) => ({ services: [], runs: name === 'spending' ? 2 : 0, models: [] }),
  ofFeature: () => ({ services: ['till_v1'], runs: 1, models: [] }),
  ofService: () => ({ runs: 3, models: [] }),
};
const everything = {
  views: [
    summary('spending', ['money', 'visits'], { owner: 'dee', tags: { team: 'till' } }),
    summary('places', ['city'], { owner: 'ram', entities: ['store'] }),
  ],
  services: [featureService({ name: 'till_v1', owner: 'ram', features: ['spending:money'] })],
  users,
};
const find = (filter: Partial<typeof NOTHING>) => {
  const { views, features, services } = prepareCatalogue(everything, { ...NOTHING, ...filter });
  return [
    views.map(({ view }) => view.name),
    features.map(({ reference }) => reference),
    services.map(({ service }) => service.name),
  ];
};

test('without a question everything is there, with who uses it and what to narrow by', () => {
  expect(find({})).toEqual([['spending', 'places'], ['spending:money', 'spending:visits', 'places:city'], ['till_v1']]);
  const { views, features, services, choices } = prepareCatalogue(everything, NOTHING);
  expect(views.map(({ usedBy }) => usedBy)).toEqual(['2 runs', 'nobody yet']);
  expect(features[0]?.usedBy).toBe('1 service, 1 run');
  expect(services[0]?.usedBy).toBe('3 runs');
  expect(choices).toEqual({ owner: ['dee', 'ram'], tag: ['team=till'], entity: ['customer', 'store'] });
});

test('a word of a feature finds the feature, its view and the services that have it', () => {
  expect(find({ q: 'MONEY' })).toEqual([['spending'], ['spending:money'], ['till_v1']]);
  expect(find({ q: 'spending visits' })).toEqual([['spending'], ['spending:visits'], []]);
  expect(find({ q: 'nothing of the kind' })).toEqual([[], [], []]);
});

test('owner, tag and entity narrow views with their features, and services by their own', () => {
  expect(find({ owner: 'ram' })).toEqual([['places'], ['places:city'], ['till_v1']]);
  expect(find({ tag: 'team=till' })[0]).toEqual(['spending']);
  expect(find({ entity: 'store' })).toEqual([['places'], ['places:city'], []]);
  expect(find({ entity: 'customer' })[2]).toEqual(['till_v1']);
});

test('who uses something is counted in words', () => {
  expect(sayUsers({ services: ['a', 'b'], runs: 1, models: [] })).toBe('2 services, 1 run');
});
