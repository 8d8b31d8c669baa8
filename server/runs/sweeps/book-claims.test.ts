import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitFolds } from '#server/training/split-folds';
import type { SweepPoint, SweepSetting } from '../sweep-schema.ts';
import { BOOK_CLASSES, BOOK_FEATURES, bookRows, HAS_BOOK, PARITY } from '../testing/book-rows.fixture.ts';
import { shareMatrix } from '../threads/share-matrix.ts';
import { openThreadPool } from '../threads/thread-pool.ts';
import { rankPoints, smallestWithinOneError } from './rank-points.ts';
import type { PointPlace, PointScores, SweepTask } from './score-point.ts';
import { toSweepPoint } from './to-sweep-point.ts';

/** As the reference libraries were asked: five stratified folds of all rows, seed 0. */
const TREES: SweepSetting = {
  algorithm: 'xgboost',
  params: { n_estimators: 50, max_depth: 5, tree_method: 'hist' },
};
const LOGISTIC: SweepSetting = { algorithm: 'logistic_regression', params: { standardize: true, max_iter: 1000 } };
/** Means over the folds of rounded figures: half a unit of the sixth digit, and as much for a sum in another order. */
const ROUNDED = 1e-6;

/** Mask, accuracy, macro-F1 over all labels, over those present, balanced accuracy. */
type Claim = readonly [number, number, number, number, number];

const claimsOf = (name: 'subsets_xgb' | 'subsets_lr'): readonly Claim[] =>
  JSON.parse(readFileSync(`${PARITY}/book_claims.json`, 'utf8'))[name].all;

/** The real customers with their ten features, each a candidate. */
function bookTask(setting: SweepSetting): SweepTask {
  const matrix = bookRows(BOOK_FEATURES);
  return {
    matrix,
    ...BOOK_CLASSES,
    folds: splitFolds(matrix.labels, { testSize: 0.1, stratify: true, folds: 5 }, 0).folds,
    candidates: BOOK_FEATURES.map((_, j) => [j]),
    settings: [setting],
    seed: 0,
  };
}

async function measure(setting: SweepSetting, masks: readonly number[]): Promise<SweepPoint[]> {
  const task = bookTask(setting);
  const pool = openThreadPool<PointPlace, PointScores>(new URL('./point-worker.ts', import.meta.url), {
    task: { ...task, matrix: shareMatrix(task.matrix) },
    most: masks.length,
  });
  const places = masks.map((mask) => ({ setting: 0, mask }));
  const scores = await pool.work(places, () => {}).finally(pool.close);
  const candidates = BOOK_FEATURES.map((name) => ({ name, features: [name] }));
  return scores.map((own, i) => toSweepPoint({ candidates }, { ...own, ...places[i]!, hash: '', reused: false }));
}

/** Subsets whose figures are not the claimed ones. */
function disagreements(points: readonly SweepPoint[], claims: readonly Claim[]): string[] {
  const byMask = new Map(claims.map((claim) => [claim[0], claim]));
  return points.flatMap(({ mask, features, metrics }) => {
    const [, ...claimed] = byMask.get(mask)!;
    const own = [metrics.accuracy!.mean, metrics.f1_macro!.mean, metrics.balanced_accuracy!.mean];
    const theirs = [claimed[0], claimed[1], claimed[3]];
    return own.every((value, i) => Math.abs(value - theirs[i]!) < ROUNDED)
      ? []
      : [`${features.join(', ')}: ${own.map((value) => value.toFixed(6)).join(' ')}, claimed ${theirs.join(' ')}`];
  });
}

test.skipIf(!HAS_BOOK)(
  'all 1,023 subsets score what XGBoost scores, and monetaryvalue alone does as well as any (skipped without ../shared)',
  { timeout: 300_000 },
  async () => {
    const claims = claimsOf('subsets_xgb');
    const points = await measure(
      TREES,
      claims.map(([mask]) => mask),
    );
    expect(disagreements(points, claims)).toEqual([]);
    for (const metric of ['f1_macro', 'accuracy'] as const) {
      const ranked = rankPoints(points, metric);
      expect(ranked[0]!.features, metric).toEqual(['monetaryvalue']);
      expect(smallestWithinOneError(ranked, metric)!.features, metric).toEqual(['monetaryvalue']);
      expect(ranked.filter(({ isFrugal }) => isFrugal).map(({ features }) => features)).toEqual([['monetaryvalue']]);
    }
  },
);

test.skipIf(!HAS_BOOK)(
  'every seventh subset scores what scikit-learn’s logistic regression scores (skipped without ../shared)',
  { timeout: 300_000 },
  async () => {
    const claims = claimsOf('subsets_lr').filter(([mask]) => mask % 7 === 4);
    const points = await measure(
      LOGISTIC,
      claims.map(([mask]) => mask),
    );
    expect(disagreements(points, claims)).toEqual([]);
  },
);
