import { z } from 'zod';
import { describeView } from '#server/feature-store/describe-view';
import { defineCommand, parameter } from '../command.ts';
import { describeViewText } from '../text/describe-view-text.ts';

export default defineCommand({
  description: 'Shows a feature view: schema, source, freshness, rows and statistics.',
  arguments: { name: parameter('<name>', z.string(), 'feature view') },
  async run({ name }) {
    const view = await describeView(name);
    return { text: describeViewText(view), data: view };
  },
});
