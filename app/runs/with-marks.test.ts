import { expect, test } from 'vitest';
import type { FoundRun } from '#server/runs/search-runs';
import { withMarks } from './with-marks.ts';

const run = { id: 'a', starred: false, archived: false, tags: ['old', 'weekly'] } as unknown as FoundRun;

test('a marked run is shown as the server has it: tags once, without spaces, in order', () => {
  expect(withMarks(run, { addTags: [' good ', 'weekly'] }).tags).toEqual(['good', 'old', 'weekly']);
  expect(withMarks(run, { removeTags: ['weekly'] }).tags).toEqual(['old']);
  expect(withMarks(run, { starred: true })).toMatchObject({ starred: true, archived: false, tags: run.tags });
});
