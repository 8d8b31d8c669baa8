import type { AliasMove } from '#server/models/schema';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { GateList } from '../../promotion/gate-list.tsx';

/** The gates a version passed on its way to an alias, as they stood then. */
export function GatesOfVersion({ move }: { move: AliasMove }) {
  const { alias, from, by, requestedBy, reason, gates, movedAt } = move;
  return (
    <Section
      title="Gates"
      about={
        <>
          As they stood when {by} moved {alias} here{from && ` from ${from}`}
          {requestedBy && `, at the request of ${requestedBy}`}, <Moment date={movedAt} />: {reason}
        </>
      }
    >
      <GateList gates={gates} />
    </Section>
  );
}
