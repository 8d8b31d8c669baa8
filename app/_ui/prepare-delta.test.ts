import { expect, test } from 'vitest';
import { prepareDelta } from './prepare-delta.ts';

test('more accuracy is better and more loss is worse, whichever way the arrow points', () => {
  expect(prepareDelta('accuracy', 0.92, 0.86)).toEqual({ text: '+0.060', sign: '▲', word: 'better' });
  expect(prepareDelta('log_loss', 0.31, 0.3)).toEqual({ text: '+0.010', sign: '▲', word: 'worse' });
  expect(prepareDelta('log_loss', 0.2, 0.3)?.word).toBe('better');
});

test('a difference that three decimals cannot show is called the same', () => {
  expect(prepareDelta('accuracy', 0.86, 0.86049)).toEqual({ text: '0.000', sign: '≈', word: 'same' });
});

test('there is no difference to an undefined metric', () => {
  expect(prepareDelta('cohen_kappa', null, 0.2)).toBeNull();
});
