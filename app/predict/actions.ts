'use server';

import { z } from 'zod';
import { action } from '#server/doors/action';
import { flagAnswer } from '#server/inference/flag-answer';
import { type FlagAnswer, FlagAnswerSchema } from '#server/inference/flag-schema';

/** A form sends texts: changes come as one JSON text. */
const FlagFormSchema = z.preprocess((form) => {
  const { changes, ...rest } = form as Record<string, unknown>;
  return { ...rest, ...(typeof changes === 'string' && { changes: JSON.parse(changes) }) };
}, FlagAnswerSchema);

export const flagAnswerAction = action(FlagFormSchema, async (input, actor) => {
  const { id } = await flagAnswer(input as FlagAnswer, actor);
  return { id };
});
