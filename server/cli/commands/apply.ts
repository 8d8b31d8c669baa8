import { applyFeatureRepo } from '#server/feature-store/apply';
import { defineCommand } from '../command.ts';
import { describePlan } from '../text/describe-plan.ts';

export default defineCommand({
  description: 'Makes the feature registry say what feature_repo says, all at once or not at all.',
  async run(_input, { actor }) {
    const plan = await applyFeatureRepo(actor);
    return { text: describePlan(plan, 'Applied'), data: plan };
  },
});
