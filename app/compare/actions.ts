'use server';

import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { measureServing } from '#server/models/measure-serving';
import { COMPARED_ROWS } from '#server/runs/comparison-schema';
import { saveComparison } from '#server/runs/save-comparison';

const RunsSchema = z.string().transform((text) => text.split(',').filter(Boolean));

export const measureServingAction = action(z.object({ runs: RunsSchema }), async ({ runs }) => {
  for (const id of runs) await measureServing(id);
  revalidatePath('/compare', 'layout');
});

const SaveFormSchema = z.object({
  runs: RunsSchema,
  against: z.string().optional(),
  rows: z.enum(COMPARED_ROWS).optional(),
  threshold: z.coerce.number().optional(),
  class: z.coerce.number().optional(),
  /** The view's settings as a query string. */
  view: z
    .string()
    .default('')
    .transform((text) => Object.fromEntries(new URLSearchParams(text))),
  freeze: z.enum(['yes', 'no']).transform((text) => text === 'yes'),
});

export const saveComparisonAction = action(SaveFormSchema, async (input, actor) => {
  const { id } = await saveComparison(input, actor);
  redirect(`/compare/${id}` as Route);
});
