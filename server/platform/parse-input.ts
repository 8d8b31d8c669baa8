import type { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * The input as the schema gives it.
 * @throws AppError invalid_input whose message and `fields` name each field that was wrong and why.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input, { error: sayWrongType });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'input'] ??= issue.message;
  const sentences = Object.entries(fields).map(([name, message]) => `${name}: ${message}`);
  throw new AppError('invalid_input', `${sentences.join('; ')}.`, { fields });
}

/** What people call the types of JSON. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** `missing; give a text`: schemas speak of strings, arrays and undefined, and only where they say nothing themselves. */
function sayWrongType({ code, expected, input }: z.core.$ZodRawIssue): string | undefined {
  const kind = code === 'invalid_type' ? KINDS[String(expected)] : undefined;
  if (kind === undefined) return undefined;
  return input === undefined ? `missing; give ${kind}` : `give ${kind}`;
}
