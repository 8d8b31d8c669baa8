'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { AlertRuleSchema } from '#server/inference/alert-schema';
import { deleteAlertRule } from '#server/inference/alerts.repo';
import { setAlertRule } from '#server/inference/set-alert-rule';
import { ModelNameSchema } from '#server/models/schema';

export const setAlertRuleAction = action(AlertRuleSchema, async (input, actor) => {
  const { newSecret } = await setAlertRule(input, actor);
  refresh();
  return { newSecret };
});

export const deleteAlertRuleAction = action(z.strictObject({ model: ModelNameSchema }), async ({ model }) => {
  await deleteAlertRule(model);
  refresh();
});
