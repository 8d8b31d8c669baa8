'use server';

import { refresh, revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '#server/doors/action';
import { EditCardSchema } from '#server/models/card-schema';
import { DeleteVersionSchema, deleteVersion } from '#server/models/delete-version';
import { editCard } from '#server/models/edit-card';
import { ModelNameSchema, VersionNameSchema } from '#server/models/schema';

export const editCardAction = action(
  EditCardSchema.extend({ model: ModelNameSchema, version: VersionNameSchema }),
  async ({ model, version, ...input }, actor) => {
    const { edition } = await editCard({ model, version }, input, actor);
    refresh();
    return { edition };
  },
);

export const deleteVersionAction = action(DeleteVersionSchema, async (input, actor) => {
  const { model } = await deleteVersion(input, actor);
  revalidatePath(`/models/${model}`);
  redirect(`/models/${model}`);
});
