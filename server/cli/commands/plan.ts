import { planFeatureRepo } from '#server/feature-store/plan';
import { defineCommand } from '../command.ts';
import { describePlan } from '../text/describe-plan.ts';

export default defineCommand({
  description: 'Shows what apply would change in the feature registry. Changes nothing.',
  async run() {
    const plan = await planFeatureRepo();
    return { text: describePlan(plan, 'To apply'), data: plan };
  },
});
