import {
  type FoldSpread,
  type FoldSpreads,
  METRIC_NAMES,
  type RankedPoint,
  type Sweep,
  type SweepAtlas,
} from '#server/runs/sweep-schema';

const NAMES = ['r', 'f', 'm'];

const sweep: Sweep = {
  id: 'sweep',
  name: 'a sweep',
  owner: 'dee',
  status: 'finished',
  label: 'v:cluster',
  experimentId: null,
  candidates: NAMES.map((name) => ({ name: `v:${name}`, features: [`v:${name}`] })),
  settings: [{ algorithm: 'xgboost', params: {} }],
  search: 'all',
  budget: 7,
  metric: 'f1_macro',
  split: { id: 'split', name: '5 folds', seed: 0, testSize: 0.1, stratify: true, folds: 5 },
  seed: 0,
  allowLeakage: false,
  codeVersion: 'c',
  facts: null,
  warnings: [],
  progress: { done: 7, total: 7, reused: 0, remainingMs: 0 },
  error: null,
  request: null,
  durationMs: 1_000,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  startedAt: null,
  finishedAt: null,
};

export const spread = (mean: number): FoldSpread => ({ mean, sd: 0.02, error: 0.01 });

const spreads = (mean: number) =>
  Object.fromEntries(METRIC_NAMES.map((name) => [name, spread(mean)])) as unknown as FoldSpreads;

/** A sweep that differs from the plain one only where the test says. */
export const sweepFixture = (changes: Partial<Sweep> = {}): Sweep => ({ ...sweep, ...changes });

/** All subsets of three candidates r, f, m with these scores by mask 1 … 7, best first. */
export function atlasFixture(scores: readonly number[], changes: Partial<SweepAtlas> = {}): SweepAtlas {
  const points = scores
    .map((score, i) => ({ score, mask: i + 1 }))
    .sort((a, b) => b.score - a.score)
    .map(({ score, mask }, at): RankedPoint => {
      const features = NAMES.filter((_, j) => mask & (1 << j)).map((name) => `v:${name}`);
      const cost = { fitMs: mask, scoreMicros: 1, size: 10 * mask };
      const place = { rank: at + 1, isFrugal: at === 0, isCheap: at === 0 };
      return { id: `0-${mask}`, setting: 0, mask, features, metrics: spreads(score), reused: false, ...cost, ...place };
    });
  const best = points[0] ?? null;
  const found = { points, best, smallest: best, lattices: [], baseline: spreads(0.3), verdict: 'v' };
  return { sweep, metric: 'f1_macro', ...found, ...changes };
}
