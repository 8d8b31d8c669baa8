import type { Check } from './check.ts';
import { compareKmeans } from './families/kmeans.ts';
import { compareLogisticRegression } from './families/logistic-regression.ts';
import { compareMetrics } from './families/metrics.ts';
import { comparePointInTimeJoin } from './families/point-in-time-join.ts';
import { compareQcut } from './families/qcut.ts';
import { compareQuantile } from './families/quantile.ts';
import { compareSplit } from './families/split.ts';
import { compareXgboost } from './families/xgboost.ts';
import type { Fixture } from './fixture.ts';

type Compare = (fixture: Fixture) => Check[] | Promise<Check[]>;

/** What is compared for each kind of fixture, and how near it has to be, stands in its family's file and nowhere else. */
const FAMILIES: Readonly<Record<string, Compare>> = {
  kmeans: compareKmeans,
  logistic_regression: compareLogisticRegression,
  metrics: compareMetrics,
  point_in_time_join: comparePointInTimeJoin,
  qcut: compareQcut,
  quantile: compareQuantile,
  split: compareSplit,
  xgboost: compareXgboost,
};

/**
 * Hold the product against one fixture.
 *
 * @throws Error where the kind is none of the families, or the fixture is not of the shape of its kind.
 */
export async function compareFixture(fixture: Fixture): Promise<Check[]> {
  const compare = FAMILIES[fixture.kind];
  if (!compare) {
    throw new Error(`the kind of ${fixture.id} is ${fixture.kind}; known are ${Object.keys(FAMILIES).join(', ')}`);
  }
  return compare(fixture);
}
