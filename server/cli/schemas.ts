/** How values are typed on the command line. */
import { z } from 'zod';
import { parseTime } from '#server/platform/parse-time';

/** A date or a date and time, ISO 8601; without a zone it is UTC. */
export const TimeSchema = z.string().transform((text, context) => {
  const time = new Date(parseTime(text));
  if (!Number.isNaN(time.getTime())) return time;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no time; write it like 2011-12-10 or 2011-12-10T08:00:00Z`,
  });
  return z.NEVER;
});

/** Words with commas between them. */
export const ListSchema = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
);

export const JsonObjectSchema = z.string().transform((text, context): Record<string, unknown> => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: `is not a JSON object; write it like '{"max_depth": 5}'` });
    return z.NEVER;
  }
});

export const NumberSchema = z.coerce.number({ error: 'must be a number' });
