import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { prepareMetricCards } from './prepare-metric-cards.ts';

/** `share` of 1 in 4 rows of the second class are found, and none of the others is mistaken for it. */
function cardsOf(rows: number, share: number) {
  const labels = Int32Array.from({ length: rows }, (_, i) => (i % 4 === 0 ? 1 : 0));
  const reportOf = (predicted: Int32Array) =>
    classificationReport({
      ...{ labels, predicted, classValues: [0, 1], classNames: ['low', 'high'] },
      probabilities: Float64Array.from([...predicted].flatMap((k) => (k === 0 ? [0.9, 0.1] : [0.1, 0.9]))),
    });
  const answers = labels.map((label, i) => (i % 4 === 0 && i / 4 < (rows / 4) * share ? label : 0));
  const cards = prepareMetricCards(reportOf(answers), reportOf(new Int32Array(rows)));
  return new Map(cards.map((card) => [card.name, card]));
}

test('a figure is called better where its interval leaves out 0, and not of a few rows', () => {
  expect(cardsOf(400, 0.6).get('accuracy')).toMatchObject({ delta: { word: 'better' }, against: 'than majority' });
  const few = cardsOf(8, 0.5).get('accuracy');
  expect(few).toMatchObject({ delta: { sign: '≈', word: 'cannot tell', text: '+0.125' }, against: 'from majority' });
});

test('a run that answers as the majority class does is the same, and nobody need tell them apart', () => {
  expect(cardsOf(400, 0).get('f1_macro')).toMatchObject({ delta: { word: 'same' }, against: 'as majority' });
});
