import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RepeatedDifference } from '../repeat-schema.ts';
import { tellsApart } from '../tells-apart.ts';
import { BOOK_CLASSES, bookRows, HAS_BOOK, PARITY } from '../testing/book-rows.fixture.ts';
import { scoreInThreads } from './score-in-threads.ts';
import type { RepetitionTask } from './score-split.ts';
import { differencesBySplit, summarizeDifferences } from './summarize-splits.ts';

const SPLITS = 200;

const DEE = [
  'recency',
  'monetaryvalue',
  'r',
  'm',
  'rfmscore',
  'segmenthighvalue',
  'segmentlowvalue',
  'segmentmidvalue',
];
const RAM = ['r', 'm', 'f', 'segmenthighvalue', 'segmentlowvalue', 'segmentmidvalue'];

/** Dee's trees and Ram's logistic regression with the settings of the chapter, on the real customers. */
function bookTask(): RepetitionTask {
  const names = [...new Set([...DEE, ...RAM])];
  const columns = (features: readonly string[]) => features.map((feature) => names.indexOf(feature));
  return {
    matrix: bookRows(names),
    ...BOOK_CLASSES,
    rule: { testSize: 0.1, stratify: false },
    splitValues: undefined,
    contestants: [
      { algorithm: 'logistic_regression', params: {}, seed: 0, columns: columns(RAM) },
      { algorithm: 'xgboost', params: { max_depth: 5 }, seed: 0, columns: columns(DEE) },
    ],
  };
}

test.skipIf(!HAS_BOOK)(
  'over 200 splits the chapter’s runs stand as the reference libraries say (skipped without ../shared)',
  { timeout: 300_000 },
  async () => {
    const { paired_dee_xgb_minus_ram_lr: claims } = JSON.parse(
      readFileSync(`${PARITY}/book_claims.json`, 'utf8'),
    ).random_90_10_splits_200;
    const seeds = Array.from({ length: SPLITS }, (_, i) => i);
    const scores = await scoreInThreads(bookTask(), seeds);
    const [ram, dee] = [0, 1].map((at) => scores.map(({ metrics }) => metrics[at]!));
    const { train, holdout } = scores[0]!;
    const { accuracy, f1_macro } = summarizeDifferences(differencesBySplit(dee!, ram!), holdout / train);
    expect(toClaim(accuracy!)).toEqual(rounded(claims.accuracy));
    expect(toClaim(f1_macro!)).toEqual(rounded(claims.macro_f1_3labels));
    expect([tellsApart(accuracy!), tellsApart(f1_macro!)]).toEqual([false, true]);
    expect(scores.filter(({ likeBaseline }) => likeBaseline[0])).toHaveLength(SPLITS);
  },
);

interface Claim {
  readonly mean: number;
  readonly ci95_nadeau_bengio: readonly number[];
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

const toClaim = ({ estimate, low, high, wins, ties, losses }: RepeatedDifference) =>
  rounded({ mean: estimate, ci95_nadeau_bengio: [low, high], wins, ties, losses });

const rounded = ({ mean, ci95_nadeau_bengio, wins, ties, losses }: Claim) => ({
  figures: [mean, ...ci95_nadeau_bengio].map((value) => value.toFixed(6)),
  wins,
  ties,
  losses,
});
