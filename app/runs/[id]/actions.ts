'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { rerun } from '#server/runs/rerun';

export const rerunAction = action(z.object({ id: z.string() }), async ({ id }, actor) => {
  const run = await rerun(id, actor);
  redirect(`/runs/${run.id}`);
});
