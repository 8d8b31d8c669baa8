import { expect, test } from 'vitest';
import type { ModelVersion, RegisteredModel } from '#server/models/schema';
import { modelReferences } from './model-references.ts';

const version = (name: string, aliases: string[]) =>
  ({ model: 'm', version: name, aliases, runId: `run of ${name}` }) as unknown as ModelVersion;
const models: RegisteredModel[] = [
  { name: 'm', createdAt: new Date(0), versions: [version('v0.1', []), version('v0.0', ['production'])] },
];

test('what is served comes first, and whatever refuses to serve says so under each of its names', () => {
  expect(modelReferences(models, new Set(['m/v0.0']))).toEqual([
    { value: 'm@production', title: 'm@production → v0.0 (refuses to serve)', runId: 'run of v0.0' },
    { value: 'm/v0.1', title: 'm v0.1', runId: 'run of v0.1' },
    { value: 'm/v0.0', title: 'm v0.0 (refuses to serve)', runId: 'run of v0.0' },
  ]);
});
