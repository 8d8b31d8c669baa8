'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { createExperiment } from '#server/runs/create-experiment';
import { CreateExperimentSchema } from '#server/runs/experiment-schema';
import { writeExperimentNote } from '#server/runs/write-experiment-note';

/** A split is chosen by its name, or not at all: then one is drawn that sets rows aside. */
const ExperimentFormSchema = CreateExperimentSchema.pick({
  name: true,
  question: true,
  label: true,
  metric: true,
  splitName: true,
});

export const createExperimentAction = action(ExperimentFormSchema, async (input, actor) => {
  const experiment = await createExperiment(input, actor);
  redirect(`/experiments/${experiment.id}`);
});

export const writeNoteAction = action(
  z.object({ experiment: z.string(), body: z.string().default('') }),
  async ({ experiment, body }, actor) => {
    await writeExperimentNote(experiment, { body }, actor);
    revalidatePath(`/experiments/${experiment}`);
  },
);
