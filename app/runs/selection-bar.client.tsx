'use client';

import { type FormEvent, useState } from 'react';
import type { MarkRuns } from '#server/runs/mark-runs';
import type { FoundRun } from '#server/runs/search-runs';
import { Button } from '../_ui/button.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { MOST_COMPARED } from '../_ui/identity.ts';

interface SelectionBarProps {
  /** In the order of the table. */
  readonly chosen: readonly FoundRun[];
  readonly onCompare: () => void;
  readonly onMark: (marks: Omit<MarkRuns, 'runs'>) => void;
  readonly onClear: () => void;
}

/** What can be done with the runs that are checked. */
export function SelectionBar({ chosen, onCompare, onMark, onClear }: SelectionBarProps) {
  const [tag, setTag] = useState('');
  const none = chosen.length === 0;
  const right = whyNot(chosen) === null;
  const addTag = (event: FormEvent) => {
    event.preventDefault();
    if (!tag.trim() || none) return;
    onMark({ addTags: [tag] });
    setTag('');
  };
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-2 rounded-b-lg border-t border-line bg-surface px-4 py-2.5">
      <Button
        tone="primary"
        aria-disabled={!right}
        className={right ? '' : 'opacity-55'}
        onClick={() => right && onCompare()}
      >
        Compare
      </Button>
      <p className="min-w-0 text-sm text-ink-faint" role="status">
        {whyNot(chosen) ?? `${chosen.length} checked; the topmost is the baseline.`}
      </p>
      {!none && (
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <form onSubmit={addTag} className="flex gap-1">
            <input
              value={tag}
              onChange={(event) => setTag(event.target.value)}
              maxLength={40}
              aria-label="Tag for the checked runs"
              placeholder="tag"
              className="field w-28!"
            />
            <Button type="submit">Tag</Button>
            <Button aria-disabled={!tag.trim()} onClick={() => tag.trim() && onMark({ removeTags: [tag] })}>
              Untag
            </Button>
          </form>
          <Button onClick={() => onMark({ starred: !chosen.every(({ starred }) => starred) })}>
            {chosen.every(({ starred }) => starred) ? 'Unstar' : 'Star'}
          </Button>
          <Button onClick={() => onMark({ archived: !chosen.every(({ archived }) => archived) })}>
            {chosen.every(({ archived }) => archived) ? 'Take out of the archive' : 'Archive'}
          </Button>
          <Button tone="quiet" onClick={onClear}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}

/** Why these runs make no comparison; null when they do. */
function whyNot(chosen: readonly FoundRun[]): string | null {
  if (chosen.length === 0) return `Check 2 to ${MOST_COMPARED} finished runs to hold them side by side.`;
  const open = chosen.find(({ status }) => status !== 'finished');
  if (open) return `${formatQuantity(chosen.length, 'run')} checked; ${open.name} is ${open.status} and has no report.`;
  if (chosen.length === 1) return 'One checked; check at least one more.';
  if (chosen.length > MOST_COMPARED) return `${chosen.length} checked; a comparison shows at most ${MOST_COMPARED}.`;
  return null;
}
