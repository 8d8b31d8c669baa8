/** What the descriptions of the routes under /api/v1 share. */
import { z } from 'zod';

export const ObjectSchema = z.record(z.string(), z.unknown());
export const listOf = (name: string) => z.object({ [name]: z.array(ObjectSchema) });

export const NOT_FOUND = { not_found: 'There is none of that name; `detail` names the nearest.' };
export const INVALID = { invalid_input: 'A field is missing or wrong; `errors` names it.' };
export const CONFLICT = { conflict: 'Its state does not allow it; `detail` says why.' };
export const NO_WORKER = { unavailable: 'No worker was ever started on this database.' };
