import type { RegistryChange } from '#server/feature-store/registry-changes.repo';
import { Moment } from '../../_ui/moment.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { describeChange } from './describe-change.ts';

/** What was done to a view and its places in the stores, newest first. */
export function ChangeLog({ changes }: { changes: readonly RegistryChange[] }) {
  if (changes.length === 0) {
    return (
      <p className="text-sm text-ink-faint">Nothing has been written down: it was applied before there was a log.</p>
    );
  }
  return (
    <ol className="grid gap-3">
      {changes.map((change) => (
        <li key={change.id} className="border-b border-line/70 pb-3 text-sm last:border-0 last:pb-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Tag tone={change.action === 'failed' ? 'caution' : 'plain'}>{change.action.replace('_', ' ')}</Tag>
            <span>{describeChange(change)}</span>
            <span className="text-ink-faint">
              by {change.by}, <Moment date={change.at} />
            </span>
          </p>
          {change.details.length > 0 && (
            <ul className="mt-1 grid gap-0.5 pl-4 text-ink-soft">
              {change.details.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
