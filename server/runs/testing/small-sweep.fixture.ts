import { hostname } from 'node:os';
import type { CreateSweep } from '../create-sweep-schema.ts';
import type { MeasuredPoint } from '../sweeps/sweep-points.repo.ts';

const VIEW = 'customer_rfm_features';
const features = (...names: string[]): string[] => names.map((name) => `${VIEW}:${name}`);

/** Three features of the demo data, and two that are in or out together. */
export const CANDIDATES = features('recency', 'monetaryvalue', 'm');
export const SEGMENT = { name: 'segment', features: features('segmenthighvalue', 'segmentlowvalue') };

/** A sweep over all 15 sets of them. */
export const ALL: CreateSweep = {
  name: 'Which features?',
  owner: 'Dee',
  label: `${VIEW}:ltvcluster`,
  candidates: [...CANDIDATES, SEGMENT],
  settings: [{ algorithm: 'decision_tree', params: { max_depth: 3 } }],
  folds: 3,
};

/** The same, slow enough to be stopped half-way. */
export const SLOW: CreateSweep = { ...ALL, settings: [{ algorithm: 'random_forest', params: { n_estimators: 100 } }] };

/** An executor that is gone. No process has this number: the largest a kernel gives is 2²². */
export const DEAD = `${hostname()} 99999999`;

/** What two ways to the same points must agree in. */
export const scoresOf = (points: readonly MeasuredPoint[]) => points.map(({ hash, scores }) => [hash, scores]);
