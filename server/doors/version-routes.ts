import { z } from 'zod';
import { EditCardSchema } from '#server/models/card-schema';
import { ReasonSchema } from '#server/models/schema';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const VersionParamsSchema = NameParamsSchema.extend({ version: z.string().describe('such as v0.1') });
export const PackageFileParamsSchema = VersionParamsSchema.extend({ file: z.string().describe('name of the file') });
export const DeleteVersionQuerySchema = z.object({
  reason: ReasonSchema.describe('kept with the number of the version'),
});
export const CardQuerySchema = z.object({
  format: z.enum(['json', 'md'], { error: 'must be json or md' }).default('json').describe('md: one Markdown document'),
});
const version = (which: string) => z.string({ error: 'name two versions: ?a=v0.0&b=v0.1' }).min(1).describe(which);
export const CompareVersionsQuerySchema = z.object({
  a: version('the version that the other is held against, such as v0.0'),
  b: version('the other version'),
});

const UNREADABLE = { unavailable: 'the package is damaged, or the object store does not answer' };
const PATH = '/api/v1/models/{name}/versions/{version}';

/** Routes about versions that are there: their packages, cards and differences, and how they end. */
export const VERSION_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: PATH,
    tag: 'Models',
    summary: 'One version: signature, manifest, sealed result, aliases',
    params: VersionParamsSchema,
    answer: { description: 'The version.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'delete',
    path: PATH,
    tag: 'Models',
    summary: 'Delete a version that no alias points to',
    description:
      'Its package goes, its number and the reason stay. Asked again, it removes what could not be removed before.',
    params: VersionParamsSchema,
    query: DeleteVersionQuerySchema,
    answer: { description: 'What is left of it.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID, unavailable: 'some of its files could not be removed' },
  },
  {
    method: 'get',
    path: `${PATH}/files/{file}`,
    tag: 'Models',
    summary: 'One file of a package, proven against its manifest',
    params: PackageFileParamsSchema,
    answer: { description: 'The bytes of the file.' },
    problems: { ...NOT_FOUND, ...INVALID, ...UNREADABLE },
  },
  {
    method: 'get',
    path: `${PATH}/card`,
    tag: 'Models',
    summary: 'The model card: what people say of a version, and what was written when it was promoted',
    params: VersionParamsSchema,
    query: CardQuerySchema,
    answer: { description: 'Words with their edition, and the generated part.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...UNREADABLE },
  },
  {
    method: 'put',
    path: `${PATH}/card`,
    tag: 'Models',
    summary: 'Write on the card of a version, over the edition one has seen',
    description: 'Where somebody else wrote meanwhile, the answer is 409 with their words in `theirs`.',
    params: VersionParamsSchema,
    body: {
      schema: EditCardSchema,
      examples: { first: { intendedUse: 'Choosing who gets a voucher.', contact: 'lea@example.org', edition: 0 } },
    },
    answer: { description: 'The new edition.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/models/{name}/compare',
    tag: 'Models',
    summary: 'Two versions held against each other',
    params: NameParamsSchema,
    query: CompareVersionsQuerySchema,
    answer: {
      description:
        'Figures with paired intervals, sealed results, and what differs in signature, data, package and card.',
      schema: ObjectSchema,
    },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/models/{name}/deletions',
    tag: 'Models',
    summary: 'Versions that were deleted: by whom, when and why',
    params: NameParamsSchema,
    answer: { description: 'The latest first.', schema: listOf('deletions') },
    problems: NOT_FOUND,
  },
];
