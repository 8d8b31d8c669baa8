import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { listUnknownRuns, writeMarks } from './storage/marks.repo.ts';

/** As many runs as can be marked at once. */
const MOST_MARKED = 1_000;

const TagSchema = z.string().trim().min(1, 'a tag is not empty').max(40, 'a tag has at most 40 characters');

export const MarkRunsSchema = z
  .strictObject({
    runs: z.array(z.string()).min(1, 'name at least one run').max(MOST_MARKED, `at most ${MOST_MARKED} runs at once`),
    starred: z.boolean().optional(),
    archived: z.boolean().optional().describe('archived runs are kept, and left out of lists that do not ask for them'),
    addTags: z.array(TagSchema).max(20).default([]),
    removeTags: z.array(TagSchema).max(20).default([]),
  })
  .refine(
    ({ starred, archived, addTags, removeTags }) =>
      starred !== undefined || archived !== undefined || addTags.length + removeTags.length > 0,
    { message: 'say what to change: starred, archived, addTags or removeTags' },
  );
export type MarkRuns = z.input<typeof MarkRunsSchema>;

/**
 * Stars, archives and tags runs, all of them or none.
 * @returns how many were marked.
 * @throws AppError not_found naming every id that is no run; invalid_input naming the field.
 */
export async function markRuns(input: MarkRuns): Promise<{ marked: number }> {
  const { runs, starred, archived, addTags, removeTags } = parseInput(MarkRunsSchema, input);
  const ids = [...new Set(runs)];
  const unknown = await listUnknownRuns(ids);
  if (unknown.length > 0) {
    throw new AppError('not_found', `There is no run ${unknown.map((id) => `"${id}"`).join(', ')}; none was marked.`);
  }
  await writeMarks(ids, { starred, archived, addTags, removeTags });
  return { marked: ids.length };
}
