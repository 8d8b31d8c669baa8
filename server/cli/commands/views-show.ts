import { z } from 'zod';
import { describeDrift } from '#server/feature-store/describe-drift';
import { describeView } from '#server/feature-store/describe-view';
import { defineCommand, parameter } from '../command.ts';
import { describeViewText } from '../text/describe-view-text.ts';

export default defineCommand({
  description: 'Shows a feature view: schema, source, freshness, rows, statistics and drift.',
  arguments: { name: parameter('<name>', z.string(), 'feature view') },
  async run({ name }) {
    const view = await describeView(name);
    const drift = await describeDrift(view.name);
    return { text: describeViewText(view, drift), data: { ...view, drift } };
  },
});
