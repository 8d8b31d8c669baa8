import { expect, test } from 'vitest';
import type { AppliedView } from '#server/feature-store/registry';
import { featureView, field, source } from '#server/feature-store/vocabulary';
import type { FeatureRelation } from '#server/runs/relate-features';
import { labelChoices, prepareRelationRows, RELATION_HEIGHT } from './prepare-relations.ts';

const classes = [
  { value: 0, name: 'low value', rows: 4 },
  { value: 1, name: 'high value', rows: 2 },
];

function relation(feature: string, auc: number, rest: Partial<FeatureRelation> = {}): FeatureRelation {
  return {
    ...{ feature: `spending:${feature}`, rows: 6, correlationRatio: 0.25, auc: [1 - auc, auc], edges: [0, 5, 10] },
    best: { class: 1, auc, higher: auc >= 0.5 },
    counts: [
      [3, 1],
      [0, 2],
    ],
    leak: null,
    ...rest,
  };
}

const relations = {
  view: 'spending',
  label: 'spending:tier',
  at: new Date(0),
  keys: 6,
  rows: 6,
  labelled: 6,
  classes,
  left: [],
};

test('what tells a class apart best comes first, in whichever direction it tells', () => {
  const rows = prepareRelationRows({ ...relations, features: [relation('visits', 0.7), relation('age', 0.1)] });
  expect(rows.map(({ feature, auc, told }) => [feature, auc, told])).toEqual([
    ['age', '0.900', 'high value, by lower values'],
    ['visits', '0.700', 'high value, by higher values'],
  ]);
});

test('bars are shares of their own class, so that a rare class is as high as a frequent one', () => {
  const [row] = prepareRelationRows({ ...relations, features: [relation('visits', 0.7)] });
  expect(row!.classes.map(({ bars }) => bars.map(({ height }) => height))).toEqual([
    [RELATION_HEIGHT * 0.75, RELATION_HEIGHT * 0.25],
    [0, RELATION_HEIGHT],
  ]);
  expect(row!.classes[1]!.summary).toBe('visits of high value, from 0 to 10');
});

test('a feature without values says nothing, and comes last', () => {
  const empty = relation('empty', 0.5, { best: null, correlationRatio: null, rows: 0, edges: [], counts: [[], []] });
  const rows = prepareRelationRows({ ...relations, features: [empty, relation('visits', 0.7)] });
  expect(rows[1]).toMatchObject({ feature: 'empty', auc: '—', told: '—', correlationRatio: '—', rows: '0' });
});

test('labels with named classes come first, from every view that the keys address, then other few values', () => {
  const make = (name: string, keys: readonly string[], fields: Parameters<typeof field>[0][]): AppliedView => ({
    ...featureView({
      ...{ name, entities: ['customer'], ttlSeconds: 0, source: source({ name, table: name }) },
      fields: fields.map((one) => field(one)),
    }),
    ...{ version: 1, appliedAt: new Date(0), appliedBy: 'dee', formerly: { names: [], features: {} } },
    joinKeys: keys.map((key) => ({ name: key, valueType: 'string' })),
  });
  const tier = { name: 'tier', dtype: 'int32', classes: { 0: 'low', 1: 'high' } } as const;
  const own = make(
    'spending',
    ['customerid'],
    [
      { name: 'member', dtype: 'bool' },
      { name: 'money', dtype: 'float64' },
    ],
  );
  const views = [make('labels', ['customerid'], [tier]), own, make('shops', ['storeid'], [tier])];
  const column = { count: 4, nulls: 0, min: 0, max: 1, mean: 0, sd: 1, quantiles: [], histogram: null };
  const statistics = [{ ...column, name: 'member', distinct: 2, topValues: [{ value: 'true', count: 4 }] }];
  expect(labelChoices(own, views, statistics)).toEqual(['labels:tier', 'spending:member']);
  expect(labelChoices(own, views, [])).toEqual(['labels:tier']);
});
