import { z } from 'zod';
import { defineCommand, parameter } from '../command.ts';
import { tellStory } from '../demo/tell-story.ts';
import { describeComparison } from '../text/describe-comparison.ts';

export default defineCommand({
  description:
    'Tells the whole story: ingest, apply, train Dee and Ram, compare, promote, materialize, score, invoke. ' +
    'On the demo data, or on a raw file of your own.',
  options: { data: parameter('--data <file>', z.string().optional(), 'raw invoices; the demo data if left out') },
  async run({ data }, context) {
    const { comparison, ...story } = await tellStory(data, context);
    const { model, predictions } = story;
    const answers = predictions.ids.map(
      (id, i) => `${id} → ${predictions.values[i] ?? 'null (not in the online store)'}`,
    );
    const text = [
      `${model.name} ${model.version} is live at ${model.key}; it answers ${answers.join(', ')}.`,
      '',
      describeComparison(comparison),
    ].join('\n');
    return { text, data: story };
  },
});
