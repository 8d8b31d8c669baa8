'use server';

import { refresh } from 'next/cache';
import { action } from '#server/doors/action';
import { ResolveFlagSchema } from '#server/inference/flag-schema';
import { resolveFlag } from '#server/inference/flagged-answers.repo';

export const resolveFlagAction = action(ResolveFlagSchema, async ({ id, resolution }, actor) => {
  await resolveFlag(id, resolution, actor.name);
  refresh();
});
