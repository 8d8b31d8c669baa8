import { z } from 'zod';
import { compareVersions } from '#server/models/compare-versions';
import { summarizeVersions } from '#server/models/summarize-versions';
import { defineCommand, parameter } from '../command.ts';
import { describeVersions } from '../text/describe-versions.ts';

export default defineCommand({
  description: 'Holds two versions of a model against each other: figures, signature, data, package and card.',
  arguments: {
    model: parameter('<model>', z.string(), 'name of the model'),
    a: parameter('<a>', z.string(), 'the version that the other is held against'),
    b: parameter('<b>', z.string(), 'the other version'),
  },
  async run({ model, a, b }) {
    const comparison = await compareVersions(model, a, b);
    return { text: describeVersions(comparison), data: summarizeVersions(comparison) };
  },
});
