import { expect, test } from 'vitest';
import { type PreviewJson, preparePreview } from './prepare-preview.ts';

const preview: PreviewJson = {
  ...{ entityRows: 20_000, joinedRows: 5_000, bytes: 1_234_000, durationMs: 320 },
  columns: [
    { name: 'id', role: 'key', reference: null, valueType: 'string', nulls: 0 },
    { name: 'event_timestamp', role: 'moment', reference: null, valueType: 'unix_timestamp', nulls: 0 },
    { name: 'v__y', role: 'label', reference: 'v:y', valueType: 'int32', nulls: 1_000 },
  ],
  rows: [['a', 0, null]],
  views: [
    {
      ...{ view: 'v', ttlSeconds: 0, matched: 4_000 },
      nullReasons: { unknownKey: 600, onlyLater: 0, writtenLater: 400, outsideTtl: 0 },
      features: [{ reference: 'v:y', nulls: 1_200, nullsInRows: 200 }],
    },
  ],
  label: { reference: 'v:y', classes: [{ value: 1, name: 'high', rows: 3_800 }], unlabelled: 1_200 },
  warnings: [{ kind: 'one_class', message: 'Every label is high.' }],
};

test('the size is that of the whole, and the figures say of which rows they are', () => {
  const { size, basis } = preparePreview(preview);
  expect(size).toBe('20,000 rows × 3 columns, about 1.2 MB');
  expect(basis).toBe('Figures of 5,000 of them, evenly spread, joined in 320 ms.');
  expect(preparePreview({ ...preview, joinedRows: 20_000 }).basis).toContain('Figures of all 20,000');
});

test('nulls are told by reason of their view, and those a row itself holds apart', () => {
  const { views, classes, rows } = preparePreview(preview);
  expect(views[0]).toMatchObject({
    matched: '4,000 of 5,000 matched, 80.0%',
    reasons: ['600 unknown key', '400 written only later'],
    features: [{ name: 'y', nulls: '1,200, of them 200 in its rows' }],
  });
  expect(classes.map(({ name, rows: text }) => [name, text])).toEqual([
    ['high', '3,800 · 76.0%'],
    ['no label', '1,200 · 24.0%'],
  ]);
  expect(rows[0]!.cells).toEqual(['a', '1970-01-01 00:00 UTC', 'null']);
});
