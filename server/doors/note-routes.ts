import { EditNoteSchema } from '#server/runs/edit-note';
import { INVALID, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

/** Reading and writing the note on something. @param of How a sentence names it, such as "a run". */
export const noteRoutes = (path: string, of: string): readonly RouteDescription[] => [
  {
    method: 'get',
    path,
    tag: 'Runs',
    summary: `What people wrote about ${of}`,
    params: IdParamsSchema,
    answer: { description: 'The note with its version; version 0 before anybody wrote one.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path,
    tag: 'Runs',
    summary: `Write the note of ${of} over the version one has seen`,
    params: IdParamsSchema,
    body: { schema: EditNoteSchema, examples: { first: { body: 'Ask @Dee about the quartiles.', version: 0 } } },
    answer: { description: 'The note as it is now.', schema: ObjectSchema },
    problems: {
      ...NOT_FOUND,
      ...INVALID,
      conflict: 'Somebody else wrote meanwhile; `errors` has their text and its version.',
    },
  },
];
