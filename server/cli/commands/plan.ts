import { z } from 'zod';
import { planFeatureRepo } from '#server/feature-store/plan';
import { findAffected } from '#server/jobs/find-affected';
import { defineCommand, parameter } from '../command.ts';
import { describeAffected } from '../text/describe-affected.ts';
import { describePlan } from '../text/describe-plan.ts';

export default defineCommand({
  description: 'Shows what apply would change in the feature registry and in the stores. Changes nothing.',
  options: {
    deleteData: parameter('--delete-data', z.boolean().default(false), 'as apply would with it'),
  },
  async run({ deleteData }) {
    const plan = await planFeatureRepo({ deleteData });
    const affected = await findAffected(plan);
    return {
      text: [describePlan(plan, 'To apply'), ...describeAffected(affected)].join('\n'),
      data: { ...plan, affected },
    };
  },
});
