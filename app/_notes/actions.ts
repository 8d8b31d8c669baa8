'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { EditNoteSchema, editNote } from '#server/runs/edit-note';
import { NOTED } from '#server/runs/notes.repo';

const PAGES = { run: '/runs', comparison: '/compare' } as const;

export const editNoteAction = action(
  EditNoteSchema.extend({ on: z.enum(NOTED), id: z.string() }),
  async ({ on, id, ...input }, actor) => {
    const { version } = await editNote(on, id, input, actor);
    revalidatePath(`${PAGES[on]}/${id}`);
    return { version };
  },
);
