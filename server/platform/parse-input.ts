import type { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * The input as the schema gives it.
 * @throws AppError invalid_input whose message and `fields` name each field that was wrong and why.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'input'] ??= issue.message;
  const sentences = Object.entries(fields).map(([name, message]) => `${name}: ${message}`);
  throw new AppError('invalid_input', `${sentences.join('; ')}.`, { fields });
}
