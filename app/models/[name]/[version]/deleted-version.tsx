import type { Route } from 'next';
import type { DeletedVersion as Deleted } from '#server/models/schema';
import { Callout } from '../../../_ui/callout.tsx';
import { LinkButton } from '../../../_ui/link-button.tsx';
import { Moment } from '../../../_ui/moment.tsx';
import { PageHeader } from '../../../_ui/page-header.tsx';

/** What is left at the address of a version that was deleted. */
export function DeletedVersion({ deleted }: { deleted: Deleted }) {
  const { model, version, runId, deletedBy, deletedAt, reason } = deleted;
  return (
    <>
      <PageHeader
        crumb={{ href: `/models/${model}` as Route, title: model }}
        title={version}
        actions={<LinkButton href={`/runs/${runId}`}>Its run</LinkButton>}
      />
      <Callout tone="note" title="This version was deleted">
        By {deletedBy}, <Moment date={deletedAt} />: {reason}
      </Callout>
    </>
  );
}
