import { expect, test } from 'vitest';
import { probabilityFigures } from '#server/runs/probability-figures';
import { classificationReport } from '#server/training/classification-report';
import { runFixture } from '../../compare/run.fixture.ts';
import { prepareMetricCards } from './prepare-metric-cards.ts';

const CLASSES = { classValues: [0, 1], classNames: ['low', 'high'] };
/** What of the training rows is of each class. */
const SHARES = [0.75, 0.25];

/** 1 in 4 rows is of the second class; `share` of them are found, and none of the others is mistaken for it. */
function cardsOf(rows: number, share: number, sureness = 0.9) {
  const labels = Int32Array.from({ length: rows }, (_, i) => (i % 4 === 0 ? 1 : 0));
  const reportOf = (predicted: Int32Array, probabilities: Float64Array) =>
    classificationReport({ labels, predicted, probabilities, ...CLASSES });
  const predicted = labels.map((label, i) => (i % 4 === 0 && i / 4 < (rows / 4) * share ? label : 0));
  const unsure = 1 - sureness;
  const probabilities = Float64Array.from([...predicted].flatMap((k) => (k ? [unsure, sureness] : [sureness, unsure])));
  const report = reportOf(predicted, probabilities);
  const baseline = reportOf(
    new Int32Array(rows),
    Float64Array.from({ length: 2 * rows }, (_, at) => SHARES[at % 2]!),
  );
  const run = { ...runFixture({ dataset: datasetOf(rows) }), report, baseline };
  const keys = Array.from(labels, (_, i) => `c${i}`);
  const probable = probabilityFigures({ run, holdout: { keys, labels, predicted, probabilities } });
  return new Map(prepareMetricCards(report, baseline, probable).map((card) => [card.name, card]));
}

const datasetOf = (rows: number) => ({
  ...{ entityRows: 2 * rows, usedRows: 2 * rows, droppedRows: [], trainRows: rows, holdoutRows: rows },
  ...{ sealedRows: 0, unscoredRows: 0 },
  classes: CLASSES.classNames.map((name, value) => ({ value, name, train: rows * SHARES[value]!, holdout: 0 })),
});

test('a figure is called better where its interval leaves out 0, and not of a few rows', () => {
  expect(cardsOf(400, 0.6).get('accuracy')).toMatchObject({ delta: { word: 'better' }, against: 'than majority' });
  const few = cardsOf(8, 0.5).get('accuracy');
  expect(few).toMatchObject({ delta: { sign: '≈', word: 'cannot tell', text: '+0.125' }, against: 'from majority' });
});

test('figures of probabilities are called better or not as those of answers are', () => {
  const many = cardsOf(400, 0.6);
  expect(many.get('roc_auc_ovr')).toMatchObject({ delta: { word: 'better', text: '+0.300' } });
  expect(many.get('log_loss')).toMatchObject({ delta: { sign: '▼', word: 'better' } });
  const few = cardsOf(8, 0.5);
  expect(few.get('log_loss')).toMatchObject({ delta: { word: 'cannot tell' }, against: 'from majority' });
});

test('shares of rows, AUC and log loss say how far they can be trusted, and others do not', () => {
  const cards = cardsOf(400, 0.6);
  expect(cards.get('accuracy')!.interval).toMatch(/^95%: 0\.8\d–0\.9\d$/);
  // 60 of 100 found: half of √(0.6 · 0.4 / 99) to each side, times 1.96.
  expect(cards.get('roc_auc_ovr')).toMatchObject({ value: '0.800', interval: '95%: 0.75–0.85' });
  expect(cards.get('log_loss')!.interval).toMatch(/^95%: 0\.\d\d–0\.\d\d$/);
  expect(cards.get('f1_macro')!.interval).toBeNull();
});

test('a run that answers as the majority class does is the same, and nobody need tell them apart', () => {
  const same = cardsOf(400, 0, SHARES[0]);
  expect(same.get('f1_macro')).toMatchObject({ delta: { word: 'same' }, against: 'as majority' });
  expect(same.get('roc_auc_ovr')).toMatchObject({ delta: { word: 'same' }, interval: null });
  expect(same.get('log_loss')).toMatchObject({ delta: { word: 'same' } });
});
