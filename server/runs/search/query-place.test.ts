import { expect, test } from 'vitest';
import { queryPlace } from './query-place.ts';

test.each([
  ['', { kind: 'name', from: 0, typed: '' }],
  ['own', { kind: 'name', from: 0, typed: 'own' }],
  ['owner ', { kind: 'operator', from: 6, typed: '', field: 'owner' }],
  ['owner = ', { kind: 'value', from: 8, typed: '', field: 'owner' }],
  ['owner="D', { kind: 'value', from: 6, typed: 'D', field: 'owner' }],
  ['owner = "De e', { kind: 'value', from: 8, typed: 'De e', field: 'owner' }],
  ['owner in (Dee, R', { kind: 'value', from: 15, typed: 'R', field: 'owner' }],
  ['owner = "Dee" ', { kind: 'link', from: 14, typed: '' }],
  ['owner = "Dee" an', { kind: 'link', from: 14, typed: 'an' }],
  ['starred ', { kind: 'link', from: 8, typed: '' }],
  ['owner = Dee and met', { kind: 'name', from: 16, typed: 'met' }],
  ['not ', { kind: 'name', from: 4, typed: '' }],
  ['(starred or ', { kind: 'name', from: 12, typed: '' }],
  ['metric.f1_macro >= 0.6 and ( tag ~ w', { kind: 'value', from: 35, typed: 'w', field: 'tag' }],
])('at the end of %s', (source, place) => {
  expect(queryPlace(source, source.length)).toEqual(place);
});

test('what stands behind the caret does not count', () => {
  expect(queryPlace('ow = "Dee"', 2)).toEqual({ kind: 'name', from: 0, typed: 'ow' });
});
