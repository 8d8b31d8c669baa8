import type { Metadata, Route } from 'next';
import { toEntityKeyText } from '#server/feature-store/entity-key-text';
import { MOST_ROWS } from '#server/feature-store/explain-point-in-time';
import { keyHistory } from '#server/feature-store/key-history';
import { type AppliedView, getView } from '#server/feature-store/registry';
import { AppError } from '#server/platform/errors';
import { Callout } from '../../../_ui/callout.tsx';
import { formatCount } from '../../../_ui/format-number.ts';
import { orNotFound } from '../../../_ui/or-not-found.ts';
import { orRefusal } from '../../../_ui/or-refusal.ts';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { queryValue, type SearchParams } from '../../../_ui/search-params.ts';
import { KeyForm } from '../key-form.tsx';
import { readKey } from '../read-key.ts';
import { Suggestions } from '../suggestions.tsx';
import { Playground } from './playground.client.tsx';

export async function generateMetadata({ params }: PageProps<'/features/[view]/point-in-time'>): Promise<Metadata> {
  return { title: `${(await params).view} at a point in time` };
}

export default async function PointInTimePage({ params, searchParams }: PageProps<'/features/[view]/point-in-time'>) {
  const view = await orNotFound(getView((await params).view));
  const search = await searchParams;
  const key = readKey(search, view.joinKeys);
  return (
    <>
      <PageHeader
        crumb={{ href: `/features/${view.name}` as Route, title: view.name }}
        title="Point in time"
        about="Pick a key and a moment: which row of its history a training row of that moment sees, and why not another."
      />
      <div className="grid gap-4">
        <div className="panel px-4 py-3">
          <KeyForm view={view} typed={key} submit="Show its history" />
        </div>
        {key ? (
          <History view={view} entity={key} search={search} />
        ) : (
          <Suggestions view={view} typed="" title="Some keys there are:" path={pathOf(view)} />
        )}
      </div>
    </>
  );
}

const pathOf = ({ name }: AppliedView): string => `/features/${name}/point-in-time`;

async function History(props: { view: AppliedView; entity: readonly string[]; search: SearchParams }) {
  const { view, entity, search } = props;
  const history = await orRefusal(keyHistory(view, entity, MOST_ROWS));
  if (history instanceof AppError) return <Callout tone="caution" title={history.message} />;
  const { rows, total } = history;
  const text = toEntityKeyText(entity);
  if (rows.length === 0) {
    return (
      <>
        <Callout tone="caution" title={`The history has no ${text}`} role="status">
          A training row of it would get nulls, whatever the moment.
        </Callout>
        <Suggestions view={view} typed={text} title="Keys there are:" path={pathOf(view)} />
      </>
    );
  }
  const now = Date.now();
  const at = Date.parse(queryValue(search, 'at'));
  return (
    <>
      {total > rows.length && (
        <Callout tone="caution" title={`The latest ${formatCount(rows.length)} of ${formatCount(total)} rows`}>
          Earlier rows are not looked at here; for moments before these rows, join a dataset.
        </Callout>
      )}
      <Playground
        key={text}
        keyText={text}
        rows={rows}
        fields={view.fields}
        ttlSeconds={view.ttlSeconds}
        now={now}
        initial={{ at: Number.isNaN(at) ? now : at, createdCutoff: queryValue(search, 'includeLate') !== 'true' }}
      />
    </>
  );
}
