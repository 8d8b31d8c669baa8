'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { EditNoteSchema, editNote } from '#server/runs/edit-note';
import { rerun } from '#server/runs/rerun';

export const rerunAction = action(z.object({ id: z.string() }), async ({ id }, actor) => {
  const run = await rerun(id, actor);
  redirect(`/runs/${run.id}`);
});

export const editNoteAction = action(
  EditNoteSchema.extend({ runId: z.string() }),
  async ({ runId, ...input }, actor) => {
    const { version } = await editNote(runId, input, actor);
    revalidatePath(`/runs/${runId}`);
    return { version };
  },
);
