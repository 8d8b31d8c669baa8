import { PlanQuerySchema } from '#server/doors/registry-routes';
import { route } from '#server/doors/route';
import { planFeatureRepo } from '#server/feature-store/plan';
import { findAffected } from '#server/jobs/find-affected';

export const GET = route({ query: PlanQuerySchema }, async ({ query }) => {
  const plan = await planFeatureRepo({ deleteData: query.deleteData });
  return { ...plan, affected: await findAffected(plan) };
});
