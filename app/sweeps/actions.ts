'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { createRunFromPoint } from '#server/runs/create-run-from-point';
import { createSweep } from '#server/runs/create-sweep';
import { cancelSweep, pauseSweep, resumeSweep } from '#server/runs/steer-sweep';
import { SweepFormSchema } from './new/read-sweep-form.ts';

export const createSweepAction = action(SweepFormSchema, async (input, actor) => {
  const sweep = await createSweep(input, actor);
  redirect(`/sweeps/${sweep.id}`);
});

const STEERINGS = { pause: pauseSweep, resume: resumeSweep, cancel: cancelSweep } as const;

export const steerSweepAction = action(
  z.object({ id: z.string(), verb: z.enum(['pause', 'resume', 'cancel']) }),
  async ({ id, verb }) => {
    await STEERINGS[verb](id);
    revalidatePath(`/sweeps/${id}`);
  },
);

export const runFromPointAction = action(
  z.object({ sweep: z.string(), point: z.string(), name: z.string().optional() }),
  async ({ sweep, point, name }, actor) => {
    const run = await createRunFromPoint(sweep, point, { ...(name && { name }) }, actor);
    redirect(`/runs/${run.id}`);
  },
);
