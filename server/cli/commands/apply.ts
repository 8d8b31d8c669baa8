import { z } from 'zod';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { defineCommand, parameter } from '../command.ts';
import { describePlan } from '../text/describe-plan.ts';

export default defineCommand({
  description: 'Makes the feature registry say what feature_repo says, all at once or not at all.',
  options: {
    confirm: parameter(
      '--confirm <name...>',
      z.array(z.string()).default([]),
      'what may be deleted, by name; more than one, or the option again',
    ),
    deleteData: parameter('--delete-data', z.boolean().default(false), 'the rows of deleted views go too, for good'),
  },
  async run({ confirm, deleteData }, { actor }) {
    const plan = await applyFeatureRepo(actor, { confirm, deleteData });
    return { text: [describePlan(plan, 'Applied'), ...plan.leftOver].join('\n'), data: plan };
  },
});
