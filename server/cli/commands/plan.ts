import { z } from 'zod';
import { planFeatureRepo } from '#server/feature-store/plan';
import { defineCommand, parameter } from '../command.ts';
import { describePlan } from '../text/describe-plan.ts';

export default defineCommand({
  description: 'Shows what apply would change in the feature registry and in the stores. Changes nothing.',
  options: {
    deleteData: parameter('--delete-data', z.boolean().default(false), 'as apply would with it'),
  },
  async run({ deleteData }) {
    const plan = await planFeatureRepo({ deleteData });
    return { text: describePlan(plan, 'To apply'), data: plan };
  },
});
