'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { applyFeatureRepo } from '#server/feature-store/apply';

const ApplyPlanSchema = z.object({
  /** Of the plan that was shown: anything else is a conflict. */
  token: z.string(),
  /** As typed, one a name that is deleted. */
  confirm: z.array(z.string().trim()).default([]),
  deleteData: z.stringbool().default(false),
});

export const applyPlanAction = action(ApplyPlanSchema, async (options, actor) => {
  const { changes, leftOver } = await applyFeatureRepo(actor, options);
  const views = changes.filter(({ kind, action }) => kind === 'feature_view' && action !== 'delete');
  refresh();
  return { count: changes.length, views: views.map(({ name }) => name), leftOver };
});
