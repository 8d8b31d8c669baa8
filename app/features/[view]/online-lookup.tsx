import type { Route } from 'next';
import { toEntityKeyText } from '#server/feature-store/entity-key-text';
import { lookUpEntity } from '#server/feature-store/look-up-entity';
import type { AppliedView } from '#server/feature-store/registry';
import { AppError } from '#server/platform/errors';
import { Callout } from '../../_ui/callout.tsx';
import { DataTable } from '../../_ui/data-table.tsx';
import { JobButton } from '../../_ui/job-button.client.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { orRefusal } from '../../_ui/or-refusal.ts';
import { type SearchParams, toQuery } from '../../_ui/search-params.ts';
import { Tag } from '../../_ui/tag.tsx';
import { KeyForm, SuggestedKeys } from './key-form.tsx';
import { type LookupRow, prepareLookup, type StoredTimes } from './prepare-lookup.ts';
import { readKey } from './read-key.ts';
import { Suggestions } from './suggestions.tsx';

const KEPT = { tab: 'lookup' };

/** One entity in both stores: what a model would be given, beside the newest row of its history. */
export async function OnlineLookup({ view, params }: { view: AppliedView; params: SearchParams }) {
  const key = readKey(params, view.joinKeys);
  const path = `/features/${view.name}`;
  return (
    <div className="grid gap-4">
      <KeyForm view={view} typed={key} submit="Look up" kept={KEPT} />
      {key ? (
        <LookedUp view={view} text={toEntityKeyText(key)} />
      ) : (
        <Suggestions title="Some keys there are:" view={view} typed="" path={path} kept={KEPT} />
      )}
    </div>
  );
}

async function LookedUp({ view, text }: { view: AppliedView; text: string }) {
  const lookup = await orRefusal(lookUpEntity(view.name, text));
  if (lookup instanceof AppError) return <Callout tone="caution" title={lookup.message} />;
  const { tone, title, explanation, stores, rows, canMaterialize } = prepareLookup(lookup, view.fields, new Date());
  const path = `/features/${view.name}`;
  return (
    <>
      <Callout tone={tone} title={title} role="status">
        {explanation}
      </Callout>
      <SuggestedKeys title="Keys there are:" keys={lookup.suggestions} path={path} kept={KEPT} />
      {lookup.difference !== 'unknownKey' && (
        <>
          <div className="flex flex-wrap items-center gap-2">
            {canMaterialize && (
              <JobButton
                url="/api/v1/materializations"
                body={{ views: [view.name] }}
                title="Materialize now"
                done="Done: the online store has the newest rows."
              />
            )}
            <LinkButton href={`${path}/point-in-time${toQuery({ key: text })}` as Route}>Its history</LinkButton>
          </div>
          <StoreTimes stores={stores} />
          <ValueTable rows={rows} />
        </>
      )}
    </>
  );
}

function StoreTimes({ stores }: { stores: readonly StoredTimes[] }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {stores.map(({ title, event, created }) => (
        <dl key={title} className="rounded-md border border-line px-3 py-2 text-sm">
          <dt className="eyebrow">{title}</dt>
          <dd className="mt-1">
            <span className="text-ink-faint">event</span> {event}
          </dd>
          <dd>
            <span className="text-ink-faint">written</span> {created}
          </dd>
        </dl>
      ))}
    </div>
  );
}

function ValueTable({ rows }: { rows: readonly LookupRow[] }) {
  return (
    <div className="-mx-4 border-t border-line">
      <DataTable
        caption="Values in both stores"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            title: 'Feature',
            cell: ({ name, type }) => (
              <span className="block">
                <span className="font-mono text-xs font-medium">{name}</span>{' '}
                <span className="block text-xs text-ink-faint">{type}</span>
              </span>
            ),
          },
          { key: 'online', title: 'Online', align: 'right', cell: ({ online }) => online },
          {
            key: 'status',
            title: 'Status',
            cell: ({ status, note }) => (
              <span className="block">
                <span className="font-mono text-2xs">{status}</span>
                <span className="block text-xs text-ink-faint">{note}</span>
              </span>
            ),
          },
          {
            key: 'offline',
            title: 'Offline',
            align: 'right',
            cell: ({ offline, differs }) => (
              <span className="block">
                {offline} {differs && <Tag tone="caution">differs</Tag>}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
