/** Who leads a model, and which of its aliases only they move. Safe in the browser. */
import { z } from 'zod';
import { AliasNameSchema } from './schema.ts';
import { PRODUCTION } from './vocabulary.ts';

export interface Protection {
  /** Nobody leads a model whose list is empty: then everybody may move every alias. */
  readonly leads: readonly string[];
  readonly aliases: readonly string[];
}

/** One state of the protection, and who made it so. */
export interface ProtectionEdition extends Protection {
  readonly by: string;
  readonly at: Date;
}

const MOST = 20;
/** From a form they come as one line. */
const listOf = <Schema extends z.ZodType<string>>(one: Schema) =>
  z.preprocess(
    (input) =>
      typeof input === 'string'
        ? input
            .split(',')
            .map((text) => text.trim())
            .filter(Boolean)
        : input,
    z
      .array(one)
      .max(MOST, `at most ${MOST}`)
      .transform((all) => [...new Set(all)]),
  );

export const ProtectModelSchema = z.strictObject({
  leads: listOf(z.string().trim().min(1, 'a name has letters').max(60, 'at most 60 characters')).default([]),
  aliases: listOf(AliasNameSchema).default([PRODUCTION]),
});
export type ProtectModel = z.input<typeof ProtectModelSchema>;
