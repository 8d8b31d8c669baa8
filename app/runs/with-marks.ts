import type { MarkRuns } from '#server/runs/mark-runs';
import type { FoundRun } from '#server/runs/search-runs';

/** A run as the server has it once it was marked so. */
export function withMarks(run: FoundRun, marks: Omit<MarkRuns, 'runs'>): FoundRun {
  const { starred = run.starred, archived = run.archived, addTags = [], removeTags = [] } = marks;
  const added = addTags.map((tag) => tag.trim());
  const removed = new Set(removeTags.map((tag) => tag.trim()));
  const tags = [...new Set([...run.tags, ...added])].filter((tag) => !removed.has(tag)).toSorted();
  return { ...run, starred, archived, tags };
}
