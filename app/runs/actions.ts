'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { cancelRun } from '#server/runs/cancel-run';
import { createRun } from '#server/runs/create-run';
import { RunFormSchema } from './new/read-run-form.ts';

export const createRunAction = action(RunFormSchema, async (input, actor) => {
  const run = await createRun(input, actor);
  redirect(`/runs/${run.id}`);
});

export const cancelRunAction = action(z.object({ id: z.string() }), async ({ id }) => {
  await cancelRun(id);
});
