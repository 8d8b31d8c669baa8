/** The project's entity, its feature view and the feature sets its two data scientists train on. */
import { days, entity, featureService, featureView, field, source } from '#server/feature-store/vocabulary';

export { customerRfm } from './pipelines/customer_rfm.ts';

export const customer = entity({
  name: 'customer',
  joinKey: 'customerid',
  description: 'A customer of the shop, by the id on the invoice, such as 12747.0.',
});

export const customerRfmFeatures = featureView({
  name: 'customer_rfm_features',
  description: 'How recently, how often and for how much a customer bought, and what the next six months were worth.',
  entities: ['customer'],
  ttlSeconds: days(3650),
  source: source({ name: 'customer_rfm', table: 'customer_rfm_features', pipeline: 'customer_rfm' }),
  fields: [
    field({ name: 'recency', dtype: 'int32', description: 'Whole days since the last invoice.' }),
    field({ name: 'frequency', dtype: 'int32', description: 'Invoice lines, returns among them.' }),
    field({ name: 'monetaryvalue', dtype: 'float64', description: 'Sum of quantity × unit price, in pounds.' }),
    field({ name: 'r', dtype: 'int32', description: 'Quartile of recency, 3 the most recent.' }),
    field({ name: 'f', dtype: 'int32', description: 'Quartile of frequency, 3 the most lines.' }),
    field({ name: 'm', dtype: 'int32', description: 'Quartile of monetary value, 3 the most money.' }),
    field({ name: 'rfmscore', dtype: 'int32', description: 'r + f + m, from 0 to 9.' }),
    field({
      name: 'revenue6m',
      dtype: 'float64',
      description: 'Revenue in the six months after the features, in pounds. The label is made from it.',
      leaks: 'ltvcluster',
    }),
    field({
      name: 'ltvcluster',
      dtype: 'int32',
      description: 'Lifetime-value cluster of the six months after.',
      classes: { 0: 'low value', 1: 'mid value', 2: 'high value' },
    }),
    field({ name: 'segmenthighvalue', dtype: 'int32', description: '1 when rfmscore is 7 or more.' }),
    field({ name: 'segmentlowvalue', dtype: 'int32', description: '1 when rfmscore is 4 or less.' }),
    field({ name: 'segmentmidvalue', dtype: 'int32', description: '1 when rfmscore is 5 or 6.' }),
  ],
});

const fromRfm = (...features: string[]): string[] => features.map((name) => `customer_rfm_features:${name}`);
const segments = ['segmenthighvalue', 'segmentlowvalue', 'segmentmidvalue'];

export const deeV1 = featureService({
  name: 'dee_v1',
  owner: 'dee',
  description: 'Raw recency and money beside their groups, for trees.',
  features: fromRfm('recency', 'monetaryvalue', 'r', 'm', 'rfmscore', ...segments),
});

export const ramV1 = featureService({
  name: 'ram_v1',
  owner: 'ram',
  description: 'Quartile groups alone, for a linear model.',
  features: fromRfm('r', 'm', 'f', ...segments),
});
