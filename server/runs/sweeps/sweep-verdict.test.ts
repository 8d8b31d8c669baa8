import { describe, expect, test } from 'vitest';
import { type FoldSpreads, METRIC_NAMES, type Sweep, type SweepAtlas, type SweepPoint } from '../sweep-schema.ts';
import { rankPoints, smallestWithinOneError } from './rank-points.ts';
import { sweepVerdict } from './sweep-verdict.ts';

const spreads = (mean: number | null, error = 0.01): FoldSpreads =>
  Object.fromEntries(
    METRIC_NAMES.map((name) => [name, mean === null ? null : { mean, sd: 2 * error, error }]),
  ) as unknown as FoldSpreads;

const point = (mask: number, features: string[], mean: number | null, setting = 0): SweepPoint => ({
  ...{ id: `${setting}-${mask}`, setting, mask, features, metrics: spreads(mean) },
  ...{ fitMs: 1, scoreMicros: 1, size: 10, reused: false },
});

const MONEY = point(1, ['v:money'], 0.6);
const BOTH = point(3, ['v:money', 'v:r'], 0.605);

interface Found {
  readonly points: readonly SweepPoint[];
  readonly metric?: SweepAtlas['metric'];
  readonly baseline?: FoldSpreads | null;
  readonly sweep?: Partial<Sweep>;
}

function verdictOf({ points, metric = 'f1_macro', baseline = spreads(0.3), sweep = {} }: Found): string {
  const ranked = rankPoints(points, metric);
  const plain = {
    ...{ status: 'finished', budget: 1_023, settings: [{ algorithm: 'xgboost', params: {} }] },
    ...{ split: { folds: 5 }, facts: { sealed: 138 }, ...sweep },
  } as unknown as Sweep;
  const best = ranked[0]?.rank ? ranked[0] : null;
  const smallest = smallestWithinOneError(ranked, metric);
  return sweepVerdict({ sweep: plain, metric, points: ranked, best, smallest, lattices: [], baseline });
}

describe('the verdict of a sweep', () => {
  test('names the best and of how many, the fewest features that do as well, and what decides between them', () => {
    expect(verdictOf({ points: [BOTH, MONEY] })).toBe(
      'Best of 2: money and r, with f1_macro 0.605 ± 0.020 over 5 folds. The majority class has 0.300. As good within ' +
        'one standard error: money alone (f1_macro 0.600 ± 0.020), with 1 feature instead of 2. Chosen among so many, the ' +
        'best looks better than it is; the sealed slice of 138 rows, which no point has seen, decides at its promotion.',
    );
  });

  test('says nothing of a smaller set where the best is the smallest that is as good', () => {
    expect(verdictOf({ points: [point(3, BOTH.features as string[], 0.9), MONEY] })).not.toMatch(/As good/);
  });

  test('says so when nothing beats the majority class, also where less is better', () => {
    const none = /No point beats always answering the majority class \(0\.700\)/;
    expect(verdictOf({ points: [MONEY], baseline: spreads(0.7) })).toMatch(none);
    expect(verdictOf({ points: [MONEY], metric: 'accuracy', baseline: spreads(0.6) })).toMatch(/No point beats/);
    const loss = { points: [point(1, ['v:money'], 0.8)], metric: 'log_loss' } as const;
    expect(verdictOf({ ...loss, baseline: spreads(0.7) })).toMatch(none);
    expect(verdictOf({ ...loss, baseline: spreads(0.9) })).toMatch(/The majority class has 0\.900/);
  });

  test('is of what there is so far while points are missing', () => {
    const sweep = { status: 'running' } as const;
    expect(verdictOf({ points: [MONEY, BOTH], sweep })).toMatch(/^Best of 2 so far: /);
    expect(verdictOf({ points: [], sweep })).toBe('No point is known yet.');
    expect(verdictOf({ points: [MONEY], sweep: { facts: null } })).not.toMatch(/sealed/);
  });

  test('one point was not chosen among many', () => {
    expect(verdictOf({ points: [MONEY] })).not.toMatch(/Chosen among/);
  });

  test('names the algorithm where several were tried, and folds that were drawn anew', () => {
    const settings: Sweep['settings'] = [
      { algorithm: 'xgboost', params: {} },
      { algorithm: 'logistic_regression', params: {} },
    ];
    const sweep = { settings, split: { folds: 5, repeats: 3 } as unknown as Sweep['split'] };
    expect(verdictOf({ points: [MONEY, point(1, ['v:money'], 0.7, 1)], sweep })).toMatch(
      /money alone by logistic_regression, with f1_macro 0\.700 ± 0\.020 over 5 × 3 folds/,
    );
  });

  test('a metric that no fold has decides nothing', () => {
    expect(verdictOf({ points: [point(1, ['v:money'], null)] })).toBe('No point has f1_macro on its folds.');
  });
});
