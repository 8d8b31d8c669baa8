import type { z } from 'zod';
import { AppError } from './errors.ts';

/** A large input may be wrong in a hundred thousand places: nobody reads them, and an answer must not outgrow its request. */
const TOLD_MAX = 20;

/**
 * The input as the schema gives it.
 * @throws AppError invalid_input whose message and `fields` name the fields that were wrong, the first twenty, and why.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input, { error: sayWrongType });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  const { issues } = parsed.error;
  for (const issue of issues.slice(0, TOLD_MAX)) fields[issue.path.join('.') || 'input'] ??= issue.message;
  const sentences = Object.entries(fields).map(([name, message]) => `${name}: ${message}`);
  const more = issues.length > TOLD_MAX ? `; and ${issues.length - TOLD_MAX} more like it` : '';
  throw new AppError('invalid_input', `${sentences.join('; ')}${more}.`, { fields });
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
