import type { AliasMove } from '#server/models/schema';
import { Moment } from '../../_ui/moment.tsx';
import { Tag } from '../../_ui/tag.tsx';

/** Every move of every alias, newest first. Nothing here is ever removed. */
export function AliasHistory({ moves }: { moves: readonly AliasMove[] }) {
  return (
    <ol className="grid gap-2 text-sm">
      {moves.map((move) => (
        <li key={`${move.alias} ${move.movedAt.toISOString()}`} className="flex flex-wrap items-baseline gap-x-2">
          <Tag tone="accent">{move.alias}</Tag>
          <span className="font-medium">{move.from ? `${move.from} → ${move.to}` : `set to ${move.to}`}</span>
          <span className="text-ink-faint">
            by {move.by}
            {move.requestedBy && ` for ${move.requestedBy}`}, <Moment date={move.movedAt} />: {move.reason}
          </span>
          {move.gates
            .filter(({ consent }) => consent?.kind === 'overridden')
            .map(({ name }) => (
              <Tag key={name} tone="caution">
                gate {name} overridden
              </Tag>
            ))}
        </li>
      ))}
    </ol>
  );
}
