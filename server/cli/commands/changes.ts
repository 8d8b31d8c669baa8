import { z } from 'zod';
import { viewChange } from '#server/jobs/view-change';
import { defineCommand, parameter } from '../command.ts';
import { describeViewChange } from '../text/describe-view-change.ts';

export default defineCommand({
  description:
    'What a changed feature set still needs, step by step, with the command that does each. Changes nothing.',
  arguments: { view: parameter('<view>', z.string(), 'feature view') },
  async run({ view }) {
    const change = await viewChange(view);
    return { text: describeViewChange(change), data: change };
  },
});
