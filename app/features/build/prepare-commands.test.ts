import { expect, test } from 'vitest';
import { DatasetRequestSchema } from '#server/feature-store/dataset-schema';
import { prepareCommands } from './prepare-commands.ts';
import { type Choice, readChoice } from './read-choice.ts';

const choice: Choice = { ...readChoice({}, new Set()), features: ['v:a', 'v:b'], label: 'v:y' };
const textOf = (i: number, more: Partial<Choice> = {}) =>
  prepareCommands({ ...choice, ...more }, { origin: 'http://localhost:3000', textKeys: { v: ['id'], w: ['no'] } })[i]!
    .text;

test('the command line names every column and each switch that was set', () => {
  expect(textOf(0)).toBe('npx cookoff dataset --features v:a,v:b,v:y --entities all --out dataset.parquet');
  const more = { entities: '0'.repeat(64), includeLate: true, shortNames: true, asOf: '2011-06-01T00:00:00.000Z' };
  expect(textOf(0, more)).toBe(
    'npx cookoff dataset --features v:a,v:b,v:y --entities entity-rows.csv --as-of 2011-06-01T00:00:00.000Z ' +
      '--include-late --short-names --out dataset.parquet',
  );
});

test('Feast is asked for the same columns, and curl sends a body the route takes', () => {
  for (const reference of ['"v:a"', '"v:b"', '"v:y"', 'full_feature_names=True', 'dtype={"id": str}'])
    expect(textOf(1)).toContain(reference);
  const body = /-d '(.*)'$/.exec(textOf(2))![1]!;
  expect(DatasetRequestSchema.parse(JSON.parse(body))).toMatchObject({ features: ['v:a', 'v:b'], label: 'v:y' });
});
