import { RUN_ALGORITHM_TITLES } from '#server/runs/run-algorithm-titles';
import type { FoundRun } from '#server/runs/search-runs';
import { ChosenMark } from '../_ui/chosen-mark.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { StaleMark } from '../_ui/stale-mark.tsx';
import { Tag } from '../_ui/tag.tsx';

/** The run's name with what one must know of it, and one line on what it is. */
export function RunNameCell({ run }: { run: FoundRun }) {
  const about = [
    run.owner,
    RUN_ALGORITHM_TITLES[run.algorithm],
    run.service ?? formatQuantity(run.features, 'feature'),
  ];
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-1.5 overflow-hidden">
        <a
          href={`/runs/${run.id}`}
          className="min-w-20 truncate font-medium hover:text-accent hover:underline"
          title={run.name}
        >
          {run.name}
        </a>
        <Marks run={run} />
      </span>
      <span className="block truncate text-xs text-ink-faint">{about.join(' · ')}</span>
    </span>
  );
}

const Marks = ({ run }: { run: FoundRun }) => (
  <>
    <StaleMark stale={run.stale} />
    <ChosenMark chosenFrom={run.chosenFrom} />
    {run.leaks.length > 0 && (
      <span title={run.leaks.join(', ')} className="inline-flex">
        <Tag tone="caution">leaks</Tag>
      </span>
    )}
    {run.imported && <Tag>imported</Tag>}
    {run.archived && <Tag>archived</Tag>}
    {run.warnings.length > 0 && (
      <span title={run.warnings.join('\n')} className="inline-flex">
        <Tag tone="caution">warning</Tag>
      </span>
    )}
    {run.tags.map((tag) => (
      <Tag key={tag} tone="accent">
        {tag}
      </Tag>
    ))}
  </>
);
