'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { addToExperiment } from '#server/runs/add-to-experiment';
import { createExperiment } from '#server/runs/create-experiment';
import { editExperiment } from '#server/runs/edit-experiment';
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

export const editExperimentAction = action(
  z.object({ experiment: z.string(), name: z.string(), question: z.string().default('') }),
  async ({ experiment, ...edit }) => {
    await editExperiment(experiment, edit);
    revalidatePath(`/experiments/${experiment}`);
  },
);

export const archiveExperimentAction = action(
  z.object({ experiment: z.string(), archived: z.string().default('') }),
  async ({ experiment, archived }) => {
    await editExperiment(experiment, { archived: archived !== '' });
    revalidatePath(`/experiments/${experiment}`);
  },
);

const IdsSchema = z.array(z.string()).default([]);

export const addToExperimentAction = action(
  z.object({ experiment: z.string(), runs: IdsSchema, sweeps: IdsSchema }),
  async ({ experiment, ...members }) => {
    await addToExperiment(experiment, members);
    revalidatePath(`/experiments/${experiment}`);
  },
);

export const writeNoteAction = action(
  z.object({ experiment: z.string(), body: z.string().default('') }),
  async ({ experiment, body }, actor) => {
    await writeExperimentNote(experiment, { body }, actor);
    revalidatePath(`/experiments/${experiment}`);
  },
);
